using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Asks what was asked last once more, of another time or member: "and last month?", "what about Tom?", "by rep".</summary>
/// <param name="questions">The dialogs whose questions can be asked further.</param>
public sealed partial class AskFurther(params IReadOnlyList<Dialog> questions) : Dialog
{
    private const int LongestQuestion = 60;

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        text.Length <= LongestQuestion && reading.Frame.Intent == Intent.Unknown && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match asked = Question().Match(text);
        string rest = asked.Groups["rest"].Value;
        (string name, IReadOnlyList<Member> members, string after) = await MemberFinder.AtStartAsync(context, rest, cancellationToken).ConfigureAwait(false);
        string when = members.Count > 0 ? after : rest;
        bool isByRep = ByRep().IsMatch(rest);
        DateInterval? period = when.Length == 0 || isByRep ? null : await AskedPeriod.OnlyAsync(context, when, cancellationToken).ConfigureAwait(false);
        if (!isByRep && period is null && (members.Count == 0 || after.Length > 0))
        {
            return null;
        }

        bool isWhole = members.Count > 0 && period is not null && !asked.Groups["further"].Success;
        Frame? last = isWhole ? new Frame { Intent = Intent.ShowReport } : (await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false))?.Frame;
        if (last is null || !questions.Any(dialog => dialog.Intents.Contains(last.Intent)) || !isWhole && members.Count > 0 && !asked.Groups["further"].Success)
        {
            // A name alone, or a time to which there was no question, asks for nothing.
            return null;
        }

        Frame frame = last with { Period = period ?? last.Period };
        if (members.Count > 0 || isByRep)
        {
            // A board is of everybody; of one member it is the figures that are asked for.
            frame = frame with { Intent = frame.Intent == Intent.ShowLeaderboard ? Intent.ShowReport : frame.Intent, Person = isByRep ? "team" : members is [var one] ? one.Name : name };
        }

        context.Remember(new Understood(frame));
        return await questions.First(dialog => dialog.Intents.Contains(frame.Intent)).HandleAsync(context, frame, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a text is a member and a time, "Maria this month": a question, and nobody's name.</summary>
    internal static async ValueTask<bool> IsOfMemberAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        text.Length <= LongestQuestion
        && await MemberFinder.AtStartAsync(context, text, cancellationToken).ConfigureAwait(false) is { Members.Count: > 0, After: { Length: > 0 } after }
        && await AskedPeriod.OnlyAsync(context, after, cancellationToken).ConfigureAwait(false) is not null;

    [GeneratedRegex(@"^\s*(?<further>(?:and |but |ok |so )*(?:(?:what|how) about |the same |same )?(?:(?:for|of|in) )?(?<=\S\s))?(?<rest>\S.*?)[\s?.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(?:split |broken down )?(?:by|per) (?:rep|member|person|colleague)s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByRep();
}
