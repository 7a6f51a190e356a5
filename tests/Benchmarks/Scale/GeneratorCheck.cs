using System.Text.Json;
using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>
/// Holds what is generated against what the bot writes when the same is said to it: the same kinds of rows, as many of each, with the
/// same properties in them; and figures that agree with the records.
/// </summary>
internal static class GeneratorCheck
{
    private const string Said = "check-said";
    private const string Generated = "check-generated";
    private const int Referrals = ReferralGenerator.Members * 20;
    private const int Page = 1000;
    private static readonly string[] OfConversations = ["undo|", "understood|", "question|"];

    /// <summary>How a referral of each end is told to the bot, one hour after the other.</summary>
    private static readonly (Stage End, string[] Texts)[] Stories =
    [
        (Stage.Introduced, []),
        (Stage.Won, ["thanked {source} by note", "contacted {prospect}", "{company} closed", "thanked {source} by call", "asked {prospect} for a referral"]),
        (Stage.Lost, ["thanked {source} by note", "contacted {prospect}", "lost {company}", "thanked {source} by call", "asked {prospect} for a referral"]),
        (Stage.Declined, ["thanked {source} by note", "contacted {prospect}", "{company} declined", "thanked {source} by call"]),
    ];

    /// <summary>The differences, a line each; none where it is the same.</summary>
    /// <param name="store">An empty store, which is filled.</param>
    /// <param name="now">The time of the generated referrals.</param>
    /// <param name="seed">What chance starts from.</param>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(ITableStore store, Instant now, int seed)
    {
        await SayAsync(new Speaker(store, Said), now - Duration.FromDays(30));
        await new ReferralGenerator(store, now, seed).FillAsync(new Dictionary<string, int> { [Generated] = Referrals });
        var said = await ReadAsync(store, Said);
        var generated = await ReadAsync(store, Generated);
        var differences = new List<string>();
        foreach (var (end, _) in Stories)
        {
            differences.AddRange(Differences($"a referral that is {end}", KindsAbout(said, One(said, end)), KindsAbout(generated, One(generated, end))));
        }

        var counters = await new FigureRecount(store).CompareAsync(Generated, CancellationToken.None);
        return [.. differences, .. counters.Select(one => $"a figure: {one}")];
    }

    private static async Task SayAsync(Speaker speaker, Instant start)
    {
        var number = 0;
        foreach (var (_, texts) in Stories)
        {
            var (prospect, company, source) = ($"Dana {Load.MessageMix.Surname(++number)}", ReferralGenerator.Company(number), $"Kim B{Load.MessageMix.Surname(number)[1..]}");
            var at = start += Duration.FromDays(1);
            await speaker.SayAsync(0, $"log referral from {source} at Acme: {prospect}, VP Sales at {company}, dana@works.example, $40k, intro by email", at);
            foreach (var text in texts)
            {
                at += Duration.FromHours(1);
                await speaker.SayAsync(0, text.Replace("{prospect}", prospect, StringComparison.Ordinal).Replace("{company}", company, StringComparison.Ordinal).Replace("{source}", source, StringComparison.Ordinal), at);
            }
        }
    }

    private static async Task<List<TableRow>> ReadAsync(ITableStore store, string team)
    {
        var rows = new List<TableRow>();
        var range = RowRange.All;
        IReadOnlyList<TableRow> page;
        do
        {
            page = await store.QueryAsync(team, range, Page, CancellationToken.None);
            rows.AddRange(page.Where(row => !OfConversations.Any(kind => row.RowKey.StartsWith(kind, StringComparison.Ordinal))));
            range = page.Count > 0 ? range.After(page[^1].RowKey) : range;
        }
        while (page.Count == Page);
        return rows;
    }

    private static Referral One(List<TableRow> rows, Stage stage) =>
        rows.Where(row => row.RowKey.StartsWith(RowKeys.AllReferrals, StringComparison.Ordinal))
            .Select(row => JsonSerializer.Deserialize(row.Data.Span, RowJson.Default.Referral)!)
            .First(referral => referral.Stage == stage);

    /// <summary>What stands in the rows that name a referral, its prospect or its source alone, by kind; and how many there are of each.</summary>
    private static SortedDictionary<string, int> KindsAbout(List<TableRow> rows, Referral referral)
    {
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var data = System.Text.Encoding.UTF8.GetString(row.Data.Span);
            var isOfReferral = data.Contains(referral.Id, StringComparison.Ordinal) || data.Contains(referral.Prospect.ContactId, StringComparison.Ordinal);
            var isOfSource = data.StartsWith($"{{\"id\":\"{referral.Source.ContactId}\"", StringComparison.Ordinal);
            if (isOfReferral || isOfSource)
            {
                var parts = row.RowKey.Split('|');
                var kind = parts[0] switch { "counted" => $"counted {parts[2]}", "kept" => $"kept {parts[2]}", var other => other };
                using var json = JsonDocument.Parse(row.Data);
                var what = $"{kind} {(isOfReferral ? "" : "of the source ")}{Properties(json.RootElement)}";
                kinds[what] = kinds.GetValueOrDefault(what) + 1;
            }
        }

        return kinds;
    }

    private static string Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(' ', element.EnumerateObject().Select(one => one.Name + Properties(one.Value)))}}}",
        JsonValueKind.Array => $"[{string.Join(' ', element.EnumerateArray().Select(Properties))}]",
        _ => "",
    };

    private static IEnumerable<string> Differences(string what, SortedDictionary<string, int> said, SortedDictionary<string, int> generated) =>
        from kind in said.Keys.Union(generated.Keys).Order(StringComparer.Ordinal)
        let bySaying = said.GetValueOrDefault(kind)
        let byGenerating = generated.GetValueOrDefault(kind)
        where bySaying != byGenerating
        select $"{what}: {bySaying} by saying, {byGenerating} generated: {kind}";
}
