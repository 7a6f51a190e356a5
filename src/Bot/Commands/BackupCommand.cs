using System.CommandLine;
using ReferralBot.Storage;
using ReferralBot.Storage.Sqlite;

namespace ReferralBot.Bot.Commands;

/// <summary><c>backup</c>: copies the SQLite store into a file, while a bot uses it or not.</summary>
internal static class BackupCommand
{
    /// <summary>The command; the store is the one of the settings.</summary>
    public static Command Create(IConfiguration configuration)
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not exist." };
        var command = new Command("backup", "Copy the SQLite store into a file. The bot may go on meanwhile; the copy is what one moment held.") { file };
        command.SetAction(parsed => Run(
            StorageOptions.Read(configuration), parsed.GetValue(file)!, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(StorageOptions options, string file, TextWriter output, TextWriter error)
    {
        if (options.Engine != StorageEngine.Sqlite)
        {
            error.WriteLine($"The store is in Azure Table storage. Stop the bot and copy it: copy-store --from AzureTables --to Sqlite:{file}");
            return 1;
        }

        long rows = SqliteBackup.Write(options.SqlitePath, file);
        output.WriteLine(FormattableString.Invariant($"Wrote {rows:N0} rows of {options.SqlitePath} to {Path.GetFullPath(file)}, and checked them."));
        return 0;
    }
}
