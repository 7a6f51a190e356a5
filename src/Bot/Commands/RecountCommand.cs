using System.CommandLine;
using System.Globalization;
using NodaTime.Text;
using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Commands;

/// <summary><c>recount</c>: counts all figures anew from the records and compares them with the counters.</summary>
internal static class RecountCommand
{
    private const int MostLines = 1_000;

    /// <summary>The command; the store is the one of the settings.</summary>
    public static Command Create(IConfiguration configuration)
    {
        var repair = new Option<bool>("--repair") { Description = "Put the counters right where they differ." };
        var command = new Command("recount", "Count all figures anew from the records, and print where the counters differ. Ends with 1 where they do. The bot may go on meanwhile with --repair; without, stop it first.") { repair };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            StorageOptions.Read(configuration), parsed.GetValue(repair), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(StorageOptions options, bool repairs, TextWriter output, CancellationToken cancellationToken)
    {
        await using ITableStore store = StorageServices.Open(options, TimeProvider.System);
        var recount = new FigureRecount(store);
        int workspaces = 0;
        int differing = 0;
        await foreach (string workspace in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!RowKeys.IsWorkspace(workspace))
            {
                continue;
            }

            IReadOnlyList<FigureDifference> differences = repairs
                ? await recount.RepairAsync(workspace, cancellationToken).ConfigureAwait(false)
                : await recount.CompareAsync(workspace, cancellationToken).ConfigureAwait(false);
            foreach (FigureDifference one in differences.Take(MostLines))
            {
                await output.WriteLineAsync($"{workspace}: {Line(one)}").ConfigureAwait(false);
            }

            if (differences.Count > MostLines)
            {
                await output.WriteLineAsync(FormattableString.Invariant($"{workspace}: and {differences.Count - MostLines:N0} more")).ConfigureAwait(false);
            }

            workspaces++;
            differing += differences.Count;
        }

        string end = differing == 0 ? "no difference" : $"{Count(differing, "difference")}{(repairs ? ", put right" : "")}";
        await output.WriteLineAsync($"Recounted {Count(workspaces, "workspace")} in {store.Location}: {end}.").ConfigureAwait(false);
        return differing == 0 || repairs ? 0 : 1;
    }

    private static string Count(int count, string one) => FormattableString.Invariant($"{count:N0} {one}{(count == 1 ? "" : "s")}");

    private static string Line(FigureDifference one)
    {
        string what = one switch
        {
            { RecordId: { } record } => $"{one.Figure} of record {record}",
            { SourceId: { } source } => $"{one.Figure} from source {source}",
            _ => one.Figure.ToString(),
        };
        string currency = one.Currency is null ? "" : $" {one.Currency}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"member {one.MemberId}, {LocalDatePattern.Iso.Format(one.On)}, {what}: the counter says {one.Kept}{currency}, the records say {one.Right}{currency}");
    }
}
