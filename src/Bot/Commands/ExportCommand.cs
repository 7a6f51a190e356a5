using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Exports;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Commands;

/// <summary><c>export</c>: writes the referrals of a workspace as comma-separated values, however many there are.</summary>
internal static class ExportCommand
{
    private const int MostMembers = 100_000;
    private const int MostNamed = 20;

    /// <summary>The command; the store is the one of the settings.</summary>
    public static Command Create(IConfiguration configuration)
    {
        var workspace = new Option<string?>("--workspace") { Description = "The workspace, such as slack-T0123 or teams-TENANT; may be left out where there is only one." };
        var person = new Option<string?>("--person") { Description = "Whose: the name, e-mail address or platform id of a member; everybody's where left out." };
        var from = new Option<string?>("--from") { Description = "The first day on which they were received, such as 2026-07-01." };
        var to = new Option<string?>("--to") { Description = "The last day." };
        var file = new Option<string?>("--out") { Description = "The file to write, which must not exist; standard output where left out." };
        from.Validators.Add(RequireDay);
        to.Validators.Add(RequireDay);
        var command = new Command("export", "Write referrals as comma-separated values (RFC 4180, UTF-8 with byte order mark, safe against spreadsheet formulas). The bot may go on meanwhile.") { workspace, person, from, to, file };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            StorageOptions.Read(configuration),
            new Wanted(parsed.GetValue(workspace), parsed.GetValue(person), Day(parsed.GetValue(from)), Day(parsed.GetValue(to)), parsed.GetValue(file)),
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(StorageOptions options, Wanted wanted, TextWriter error, CancellationToken cancellationToken)
    {
        if (wanted.From > wanted.To)
        {
            await error.WriteLineAsync("--from lies after --to.").ConfigureAwait(false);
            return 1;
        }

        await using ITableStore store = StorageServices.Open(options, TimeProvider.System);
        (string? id, string? problem) = await WorkspaceAsync(store, wanted.Workspace, cancellationToken).ConfigureAwait(false);
        if (id is null)
        {
            await error.WriteLineAsync(problem).ConfigureAwait(false);
            return 1;
        }

        var workspace = new Workspace(store, id);
        var members = new MemberStore(workspace);
        string? repId = null;
        if (wanted.Person is { } name)
        {
            List<Member> found = [.. (await members.ListAsync(MostMembers, cancellationToken).ConfigureAwait(false))
                .Where(member => new[] { member.Id, member.Name, member.Email }.Contains(name, StringComparer.OrdinalIgnoreCase))];
            if (found is not [var one])
            {
                await error.WriteLineAsync(found.Count == 0 ? $"No member of {id} has the name, address or id {name}." : $"{found.Count} members of {id} are called {name}: use the id, {string.Join(" or ", found.Select(member => member.Id))}.").ConfigureAwait(false);
                return 1;
            }

            repId = one.Id;
        }

        DateInterval? period = wanted.From is null && wanted.To is null ? null : new DateInterval(wanted.From ?? LocalDate.MinIsoValue, wanted.To ?? LocalDate.MaxIsoValue);
        await using Stream output = wanted.File is { } path ? new FileStream(path, FileMode.CreateNew, FileAccess.Write) : Console.OpenStandardOutput();
        long count;
        await using (var sheet = new ReferralSheet(output))
        {
            count = await new ReferralPages(new ReferralStore(workspace), members).WriteAsync(sheet, repId, period, long.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        await error.WriteLineAsync(FormattableString.Invariant($"Wrote {count:N0} referrals and leads of {id}{(wanted.File is null ? "" : $" to {Path.GetFullPath(wanted.File)}")}.")).ConfigureAwait(false);
        return 0;
    }

    private static async Task<(string? Id, string? Problem)> WorkspaceAsync(ITableStore store, string? asked, CancellationToken cancellationToken)
    {
        var all = new List<string>();
        await foreach (string partition in store.PartitionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (RowKeys.IsWorkspace(partition))
            {
                all.Add(partition);
            }
        }

        string names = $"{string.Join(", ", all.Take(MostNamed))}{(all.Count > MostNamed ? " ..." : "")}";
        return (all, asked) switch
        {
            ([], _) => (null, $"There is no workspace in {store.Location}."),
            (_, { } id) => all.Contains(id) ? (id, null) : (null, $"There is no workspace {id} in {store.Location}. There is {names}."),
            ([var only], null) => (only, null),
            _ => (null, $"There are several workspaces; say --workspace with one of {names}."),
        };
    }

    private static void RequireDay(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } text && !LocalDatePattern.Iso.Parse(text).Success)
        {
            result.AddError($"{result.Option.Name} is a day such as 2026-07-01.");
        }
    }

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private sealed record Wanted(string? Workspace, string? Person, LocalDate? From, LocalDate? To, string? File);
}
