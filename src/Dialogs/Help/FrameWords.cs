using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Help;

/// <summary>Says what was understood of a message, for the person who sent it.</summary>
internal static class FrameWords
{
    private const int Longest = 70;

    /// <summary>In one line: "Log a referral: Dana Fox, from Kim Lee".</summary>
    public static string Of(Frame frame)
    {
        string what = frame.Intent switch
        {
            Intent.LogReferral => Join("Log a referral", frame.Prospect?.Name ?? frame.Prospect?.Company, "from", frame.Source?.Name ?? frame.Source?.Company),
            Intent.GiveReferral => Join("Record that you introduced", frame.Prospect?.Name ?? frame.Prospect?.Company, "to", frame.Receiver?.Name ?? frame.Receiver?.Company),
            Intent.UpdateReferral => Join("Update", frame.Subject, "to", frame.Stage?.ToString().ToLowerInvariant()),
            Intent.Thanked => Join("Note the thanks to", frame.Subject),
            Intent.LogMoment => Join("Note a good moment with", frame.Subject),
            Intent.LogAsk => Join("Note that you asked", frame.Subject),
            Intent.LogTouch => Join("Note that you were in touch with", frame.Subject),
            Intent.LogPromise => Join("Note a promise to", frame.Subject),
            Intent.ShowReferrals => "Show referrals",
            Intent.ShowSubject => Join("Show", frame.Subject),
            Intent.ShowLeaderboard => "Show the leader board",
            Intent.ScheduleLeaderboard => "Post the leader board regularly",
            Intent.ShowReport => "Show figures",
            Intent.Remind => Join("Remind you of", frame.Need ?? frame.Subject),
            Intent.Snooze => "Put off nudges",
            Intent.Resume => "Start nudges again",
            Intent.SetNudges => "Change when nudges come",
            Intent.SetGoal => "Set a goal",
            Intent.ShowGoal => "Show the goal",
            Intent.HowToAsk => Join("Find words to ask", frame.Subject),
            Intent.ShowProfile => "Show the ideal customer profile",
            Intent.SetProfile => "Change the ideal customer profile",
            Intent.Assign => Join("Hand over", frame.Subject ?? frame.From, "to", frame.Person),
            Intent.SetRole => Join("Change the role of", frame.Person),
            Intent.Edit => Join("Change", frame.Field, "of", frame.Subject),
            Intent.Undo => "Undo the last change",
            Intent.Delete => Join("Delete", frame.Subject),
            Intent.Export => "Export data",
            Intent.ForgetContact => Join("Erase the data of", frame.Subject),
            Intent.Help => "Show help",
            Intent.Greeting => "A greeting",
            Intent.Thanks => "Thanks",
            Intent.Yes => "Yes",
            Intent.No => "No",
            Intent.Cancel => "Cancel",
            Intent.Unknown => "Nothing",
        };
        return what.Length <= Longest ? what : string.Concat(what.AsSpan(0, Longest - 1).TrimEnd(), "…");
    }

    /// <summary>Every slot with its value, under the names of the contract.</summary>
    public static AdaptiveCard? Card(Frame frame)
    {
        List<Fact> facts = [.. FrameFacts(frame)];
        return facts.Count == 0 ? null : new AdaptiveCard
        {
            FallbackText = Of(frame),
            Body = [new TextBlock(Of(frame)) { IsBold = true }, new FactSet(facts)],
        };
    }

    private static IEnumerable<Fact> FrameFacts(Frame frame)
    {
        using var json = System.Text.Json.JsonSerializer.SerializeToDocument(frame, ConversationJson.Default.Frame);
        foreach (System.Text.Json.JsonProperty slot in json.RootElement.EnumerateObject())
        {
            string value = slot.Value.ValueKind == System.Text.Json.JsonValueKind.Object
                ? string.Join(", ", slot.Value.EnumerateObject().Select(part => part.Value.ToString()))
                : slot.Value.ToString();
            yield return new Fact(slot.Name, value);
        }
    }

    private static string Join(string what, string? first, string? joint = null, string? second = null)
    {
        string text = first is null ? what : $"{what} {first}";
        return joint is null || second is null ? text : $"{text} {joint} {second}";
    }
}
