using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>
/// Says of a referral that a colleague received, "Tom got a referral from Kim", that the colleague logs it: it counts, and its thanks
/// are owed, by whoever received it.
/// </summary>
public sealed partial class LogForColleague : Dialog
{
    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => reading.Frame.Intent == Intent.LogReferral && For().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        (string name, IReadOnlyList<Member> members, string after) = await MemberFinder.AtStartAsync(context, For().Match(text).Groups["name"].Value, cancellationToken).ConfigureAwait(false);

        // "For Tom Becker" is of a client where the colleague is Tom Reed.
        bool isSomebodyElse = after.Length > 0 && char.IsUpper(after[0]);
        return members.Count == 0 || isSomebodyElse || members.Any(member => member.Id == context.Member.Id)
            ? null
            : new Reply { Text = $"A referral is logged by whoever received it: it counts for them, and they owe the thanks. Please ask {(members is [var one] ? one.Name : name)} to tell me. Nothing was saved." };
    }

    [GeneratedRegex(
        @"^\s*(?:please )?(?:log|add|record|enter|note|create|new)\b[^,:]*?\b(?:referral|lead|intro|introduction) for (?<name>@?\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2})"
        + @"|^\s*(?<name>@?\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*)??) (?:just )?(?:got|gets|received|has|had|landed|was given) (?:a|an|another|one|the) (?:\w+ )?(?:referral|lead|intro|introduction)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex For();
}
