using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Whose figures or referrals are asked for.</summary>
/// <param name="Title">How it is called at the start of a sentence: "You", "Maria Lopez", "The team", "#sales".</param>
/// <param name="Members">The members.</param>
/// <param name="IsEverybody">True for the whole workspace, those who left included.</param>
/// <param name="IsOne">True for one member.</param>
internal sealed partial record Scope(string Title, IReadOnlyList<Member> Members, bool IsEverybody, bool IsOne)
{
    /// <summary>Their ids, for the figures; null for everybody.</summary>
    public IReadOnlySet<string>? MemberIds => IsEverybody ? null : Members.Select(member => member.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>One member.</summary>
    public static Scope Of(DialogContext context, Member member) => new(member.Id == context.Member.Id ? "You" : member.Name, [member], IsEverybody: false, IsOne: true);

    /// <summary>The whole workspace.</summary>
    public static async ValueTask<Scope> EverybodyAsync(WorkContext context, CancellationToken cancellationToken) =>
        new("The team", (await Team.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)).Members, IsEverybody: true, IsOne: false);

    /// <summary>The team where a question is asked: in a channel its members, in a personal chat everybody. Or the reply that nobody can tell who is there.</summary>
    public static async ValueTask<(Scope? Scope, Reply? Reply)> TeamAsync(DialogContext context, IRosters rosters, CancellationToken cancellationToken)
    {
        (Team? team, Reply? problem) = await Team.InAsync(context, rosters, context.Turn.In, cancellationToken).ConfigureAwait(false);
        return team is null
            ? (null, problem)
            : (new Scope(team.Place?.Name is { Length: > 0 } channel ? $"#{channel.TrimStart('#')}" : "The team", team.Members, IsEverybody: team.Place is null, IsOne: false), null);
    }

    /// <summary>
    /// Whose a sentence means: nobody named is oneself for a rep, and the team for a manager; a team in a channel is its members.
    /// Or the reply that refuses, or asks whom, and then continues under <paramref name="verb"/>.
    /// </summary>
    public static async ValueTask<(Scope? Scope, Reply? Reply)> AskedAsync(
        DialogContext context, Frame frame, Colleagues colleagues, IRosters rosters, string verb, CancellationToken cancellationToken)
    {
        bool seesOthers = Permissions.May(context.Member.Role, Right.SeeOthers);
        string? name = frame.Person is "me" or "team" ? null : frame.Person ?? NameIn(context.Words);
        if (name is null && frame.Person == "me" || name is null && frame.Person is null && !seesOthers && !IsAboutTeam(context.Words))
        {
            return (Of(context, context.Member), null);
        }

        if (!seesOthers)
        {
            bool isOwnName = name is not null && await Settings.MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false) is [var only] && only.Id == context.Member.Id;
            return isOwnName ? (Of(context, context.Member), null) : (null, Refusals.Of(context.Member, Right.SeeOthers));
        }

        if (name is not null)
        {
            (Member? member, Reply? reply) = await colleagues.FindAsync(context, frame, name, verb, cancellationToken).ConfigureAwait(false);
            return member is null ? (null, reply) : (Of(context, member), null);
        }

        return await TeamAsync(context, rosters, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAboutTeam(string words) => TeamQuestion().IsMatch(words);

    private const string Times = @"(?i:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|q\d)\b";

    /// <summary>The name that a question has where one stands that is no member's: "how is Zoe doing". Null where none stands.</summary>
    public static string? NameIn(string words) =>
        Doing().Match(words) is { Success: true } doing ? doing.Groups["name"].Value
        : Own().Match(words) is { Success: true } own ? own.Groups["name"].Value
        : For().Match(words) is { Success: true } whose ? whose.Groups["name"].Value
        : null;

    [GeneratedRegex(@"\bwho\b|\bby (rep|person|member|colleague)s?\b|\beach rep\b|\bper rep\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TeamQuestion();

    [GeneratedRegex(@"\bhow(?:'s|’s| is| has| did| was)? (?!(?:the|our|my|we|i|it|things|everyone|everybody|team|business)\b)@?(?<name>[\p{L}'’-]+(?: [\p{L}'’-]+)?) (?:doing|do|done|been doing|been|performing|perform|getting on|getting along|faring)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doing();

    [GeneratedRegex(@"(?<!\b(?:last|this|next) )(?<![\p{L}'’])(?!(?i:is|are|was|were|of|about|for|in|on|show|list|see|get|give|send|export|download|compare|open|me|and) )(?!" + Times + @")(?!(?i:what|who|team|how|today|year|month|quarter|week|it|that|here|let|everybody|everyone|company)['’]s)@?(?<name>\p{L}+(?: \p{Lu}\p{L}+)?)['’]s\b(?= (?:(?:overdue|stale|open|new|hot|won|lost|referral|last|this) )*(?:figures|numbers|stats|results|referrals|leads|conversion|revenue|performance|report|pipeline|thanks|follow-ups|data))", RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:for|did|has|does) (?!" + Times + @")(?!(?:I|We|The|Team|Our|My)\b)@?(?<name>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex For();
}
