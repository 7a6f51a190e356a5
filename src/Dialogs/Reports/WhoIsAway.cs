using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Who of the team is on leave, now or soon: "who is on leave", "is Tom on leave".</summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class WhoIsAway(IRosters rosters) : Dialog
{
    private const int LongestQuestion = 100;
    private const int MostNames = 20;
    private const int DaysAhead = 30;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["who is on leave"];

    /// <summary>The leave that a member is on, on a day; null where they are there.</summary>
    internal static Leave? LeaveOf(Member member, LocalDate day) => (member.Leaves ?? []).FirstOrDefault(leave => leave.Contains(day));

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestQuestion && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string name = Question().Match(text).Groups["name"].Value;
        IReadOnlyList<Member> named = name.Length == 0 ? [] : await MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false);
        if (name.Length > 0 && named.Count == 0)
        {
            return null;
        }

        if (Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        if (named.Count > 0)
        {
            return new Reply { Text = string.Join(' ', named.Take(MostNames).Select(member => $"{member.Name} is {Says(context, member) ?? "not on leave, and none is planned"}.")) };
        }

        (Scope? scope, Reply? reply) = await Scope.TeamAsync(context, rosters, cancellationToken).ConfigureAwait(false);
        if (scope is null)
        {
            return reply!;
        }

        List<string> away = [.. scope.Members.Where(member => LeaveOf(member, context.Today) is not null).Take(MostNames).Select(member => $"{member.Name} is {Says(context, member)}.")];
        List<string> soon = [.. scope.Members.Where(member => LeaveOf(member, context.Today) is null && Next(context, member) is not null).Take(MostNames).Select(member => $"{member.Name} is {Says(context, member)}.")];
        return new Reply { Text = string.Join(' ', [.. away.Count == 0 ? ["Nobody is on leave today."] : away, .. soon]) };
    }

    /// <summary>"on leave until Fri, Jan 15"; null for who is there and stays.</summary>
    internal static string? Says(DialogContext context, Member member) =>
        LeaveOf(member, context.Today) is { } leave ? $"on leave until {context.Speech.Day(leave.To, context.Today)}"
        : Next(context, member) is { } next ? $"on leave from {context.Speech.Day(next.From, context.Today)} to {context.Speech.Day(next.To, context.Today)}"
        : null;

    private static Leave? Next(DialogContext context, Member member) =>
        (member.Leaves ?? []).Where(leave => leave.From > context.Today && leave.From <= context.Today.PlusDays(DaysAhead)).MinBy(leave => leave.From);

    [GeneratedRegex(@"^\s*(?:who(?:['’]s| is| are)?|is @?(?<name>\p{L}[\p{L} '’.-]*?)) (?:currently |still |all )*(?:away|off|out of office|ooo|on (?:leave|holiday|vacation|pto))(?: today| now| right now| this week)?[\s?.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
