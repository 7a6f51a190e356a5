using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>The figures of some members side by side: "compare Maria and Sam this quarter", "Maria vs Sam".</summary>
public sealed partial class CompareMembers : Dialog
{
    private const int MostMembers = 5;
    private const int LongestQuestion = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["compare Maria and Sam this quarter"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestQuestion && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string[] names = Between().Split(Question().Match(text).Groups["names"].Value);
        var found = new List<(string Name, IReadOnlyList<Member> Members)>();
        foreach (string name in names[..^1])
        {
            found.Add((name, await MemberFinder.FindAsync(context, Possessive().Replace(name, ""), cancellationToken).ConfigureAwait(false)));
        }

        // The last name may be followed by a time.
        (string last, IReadOnlyList<Member> lastMembers, string after) = await MemberFinder.AtStartAsync(context, names[^1], cancellationToken).ConfigureAwait(false);
        found.Add((last, lastMembers));
        DateInterval? period = after.Length == 0 ? PeriodWords.MonthOf(context.Today) : await AskedPeriod.InAsync(context, after, cancellationToken).ConfigureAwait(false);
        if (period is null || names.Length > MostMembers || found.All(one => one.Members.Count == 0))
        {
            return null;
        }

        if (Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        return found.Find(one => one.Members.Count != 1) switch
        {
            (null, _) => await AskedPeriod.ProblemAsync(context, period, cancellationToken).ConfigureAwait(false)
                ?? await ShowAsync(context, period, [.. found.Select(one => one.Members[0]).DistinctBy(member => member.Id)], cancellationToken).ConfigureAwait(false),
            (var name, { Count: 0 }) => new Reply { Text = $"I know no {name} here. Whoever has written to me once is known to me." },
            (var name, var several) => new Reply { Text = $"I know {several.Count} of the name {name}: {string.Join(", ", several.Take(MostMembers).Select(member => member.Name))}. Please say the full name of whom you mean." },
        };
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, DateInterval period, IReadOnlyList<Member> members, CancellationToken cancellationToken)
    {
        FigureSheet sheet = await FigureSheet.ReadAsync(context, period, context.Today, members.Select(member => member.Id).ToHashSet(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        string title = $"{string.Join(", ", members.Select(member => member.Name))} {PeriodWords.InSoFar(period, context.Today, context.Speech)}";
        List<Fact> facts =
        [
            .. from metric in FigureWords.All
               where members.Any(member => FigureWords.Value(sheet.Of(member.Id), metric) is not null)
               select new Fact(FigureWords.Title(metric), string.Join("; ", members.Select(member => $"{member.Name} {FigureWords.Value(sheet.Of(member.Id), metric) ?? "none"}"))),
        ];
        string summary = facts.Count == 0 ? $"{title}: nothing was counted." : $"{title}: {facts[0].Title.ToLowerInvariant()} {facts[0].Value}.";
        return new Reply
        {
            Text = summary,
            Card = facts.Count == 0 ? null : new AdaptiveCard { FallbackText = summary, Body = [new TextBlock(title) { IsBold = true, Size = TextSize.Large }, new FactSet(facts)] },
        };
    }

    [GeneratedRegex(@"^\s*(?:please |can you |show me )*(?:compare (?<names>.+? (?:and|with|to|vs\.?|versus|against|&) .+?)|(?<names>[\p{L}'’. -]+? (?:vs\.?|versus|against) [^,]+?))[?.!\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"\s*,\s*(?:and )?|\s+(?:and|with|to|vs\.?|versus|against|&)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"['’]s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
