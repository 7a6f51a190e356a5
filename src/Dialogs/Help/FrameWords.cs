using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
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
            Intent.LogReferral => Referral(frame),
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
            Intent.Remind => Join("Remind you:", frame.Need ?? frame.Subject),
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
            Intent.Edit => Join(Join("Change", frame.Field, "of", frame.Subject), frame.Text is null ? null : $"to {frame.Text}"),
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

    /// <summary>Every slot with its value, as a person would label it.</summary>
    public static AdaptiveCard? Card(Frame frame, Speech speech)
    {
        List<Fact> facts = [.. FrameFacts(frame, speech)];
        return facts.Count == 0 ? null : new AdaptiveCard
        {
            FallbackText = Of(frame),
            Body = [new TextBlock(Of(frame)) { IsBold = true }, new FactSet(facts)],
        };
    }

    private static IEnumerable<Fact> FrameFacts(Frame frame, Speech speech)
    {
        (string Label, string? Value)[] slots =
        [
            ("From", Party(frame.Source)), ("Who", Party(frame.Prospect)), ("To", Party(frame.Receiver)), ("About", frame.Subject),
            ("Introduced", frame.Introduction is { } introduction ? ReferralWords.Of(introduction) : null),
            ("Stage", frame.Stage is { } stage ? ReferralWords.Of(stage) : null),
            ("How", frame.Method is { } method ? ReferralWords.Of(method) : null),
            ("Moment", Spaced(frame.Moment?.ToString())), ("Answer", Spaced(frame.Outcome?.ToString())),
            ("Worth", frame.Value is { } value ? Speech.Money(value) : null), ("What", frame.Need), ("Why", frame.Reason),
            ("On", frame.Date is { } date ? Day(date) : null),
            ("Due", frame.Due is { } due ? due.Time is { } hour ? $"{Day(due.Date)} at {speech.Time(hour)}" : Day(due.Date) : null),
            ("Period", frame.Period is { } period ? $"{Day(period.Start)} to {Day(period.End)}" : null),
            ("Whose", frame.Person), ("From", frame.From), ("Which", Spaced(frame.Filter)), ("Figure", Spaced(frame.Metric)),
            ("Every", frame.Every), ("Days", frame.Days is { } days ? Speech.List([.. days.Select(day => day.ToString())]) : null),
            ("At", frame.Time is { } time ? speech.Time(time) : null), ("Zone", frame.TimeZone), ("Channel", frame.Channel is { } channel ? "#" + channel : null),
            ("Stop", frame.Off == true ? "yes" : null), ("All nudges", frame.All == true ? "yes" : null),
            ("How many", frame.Count?.ToString(CultureInfo.InvariantCulture)), ("Part", frame.Category), ("Field", frame.Field), ("Text", frame.Text),
            ("Role", frame.Role?.ToString().ToLowerInvariant()), ("Topic", frame.Topic),
        ];
        return slots.Where(slot => slot.Value is not null).Select(slot => new Fact(slot.Label, slot.Value!));

        string Day(LocalDate day) => speech.Day(day, LocalDate.MinIsoValue);
    }

    private static string? Party(Party? party) => party is null ? null
        : string.Join(", ", new[] { party.Name, party.Title, party.Company, party.Email, party.Phone }.OfType<string>());

    /// <summary>"NeedThanks" as "need thanks".</summary>
    private static string? Spaced(string? name) =>
        name is null ? null : string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>"Log a referral: Dana Fox, from Kim Lee"</summary>
    private static string Referral(Frame frame)
    {
        string? prospect = frame.Prospect?.Name ?? frame.Prospect?.Company;
        string? source = frame.Source?.Name ?? frame.Source?.Company;
        return (prospect, source) switch
        {
            (null, null) => "Log a referral",
            (null, _) => $"Log a referral from {source}",
            (_, null) => $"Log a referral: {prospect}",
            _ => $"Log a referral: {prospect}, from {source}",
        };
    }

    private static string Join(string what, string? first, string? joint = null, string? second = null)
    {
        string text = first is null ? what : $"{what} {first}";
        return joint is null || second is null ? text : $"{text} {joint} {second}";
    }
}
