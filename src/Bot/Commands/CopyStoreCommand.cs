using System.CommandLine;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Commands;

/// <summary><c>copy-store</c>: moves everything from one engine to the other, or back.</summary>
internal static class CopyStoreCommand
{
    private const string StoreForms = "Sqlite or AzureTables, as the settings say, or Sqlite:PATH, or AzureTables:PREFIX";

    /// <summary>The command; where the stores are comes from the settings.</summary>
    public static Command Create(IConfiguration configuration)
    {
        var from = new Option<string>("--from") { Description = $"The store to read: {StoreForms}.", Required = true };
        var to = new Option<string>("--to") { Description = "The store to fill, which must be empty; likewise.", Required = true };
        var command = new Command("copy-store", "Copy everything from one store to another, and check it. Stop the bot first. If it is interrupted, run it again: it goes on where it was.") { from, to };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            StorageOptions.Read(parsed.GetValue(from)!, configuration),
            StorageOptions.Read(parsed.GetValue(to)!, configuration),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(StorageOptions from, StorageOptions to, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using ITableStore source = StorageServices.Open(from, TimeProvider.System);
        await using ITableStore target = StorageServices.Open(to, TimeProvider.System);
        StoreCopyOutcome outcome = await new StoreCopy(source, target).RunAsync(new Lines(output), cancellationToken).ConfigureAwait(false);
        string? problem = outcome.Kind switch
        {
            StoreCopyKind.Copied => null,
            StoreCopyKind.TargetIsNotEmpty => $"{target.Location} is not empty. Copy into an empty store.",
            StoreCopyKind.TargetIsOfAnotherSource => $"{target.Location} is an unfinished copy of another store. Finish that copy, or copy into an empty store.",
            StoreCopyKind.SourceIsUnfinished => $"{source.Location} is an unfinished copy itself. Finish that copy first.",
            StoreCopyKind.Differs => $"{target.Location} differs from {source.Location} after the copy: something wrote to one of them meanwhile. Stop every bot and copy into an empty store.",
        };
        if (problem is not null)
        {
            await error.WriteLineAsync(problem).ConfigureAwait(false);
            return 1;
        }

        await output.WriteLineAsync(FormattableString.Invariant(
            $"Copied {outcome.Rows:N0} rows of {outcome.Partitions:N0} partitions from {source.Location} to {target.Location}. Both hold the same: content hash {outcome.Hash}."))
            .ConfigureAwait(false);
        return 0;
    }

    /// <summary>Written at once, where <see cref="Progress{T}"/> would write some time later.</summary>
    private sealed class Lines(TextWriter output) : IProgress<long>
    {
        public void Report(long value) => output.WriteLine(FormattableString.Invariant($"{value:N0} rows copied"));
    }
}
