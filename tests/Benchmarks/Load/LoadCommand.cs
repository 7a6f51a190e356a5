using System.CommandLine;

namespace ReferralBot.Benchmarks.Load;

/// <summary><c>load</c>: starts the bot beside a stand-in for its platform, and puts it under load.</summary>
internal static class LoadCommand
{
    /// <summary>Runs the command; 0 when every account balances.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        var channel = new Option<string>("--channel") { Description = "The platform that is played: teams or slack.", DefaultValueFactory = _ => "teams" };
        channel.AcceptOnlyFromAmong("teams", "slack");
        var connections = Number("--connections", "Requests under way at once.", 32);
        var conversations = Number("--conversations", "Members who write, each in a conversation of their own.", 4096);
        var workspaces = Number("--workspaces", "Tenants they belong to (Teams).", 256);
        var seconds = Number("--seconds", "Seconds that each is measured.", 10);
        var warmUp = Number("--warm-up", "Messages before that: so many that the runtime has compiled what is hot.", 40_000);
        var kills = Number("--kills", "How often --kill kills.", 10);
        var only = new Option<string?>("--only") { Description = $"Say only this instead of each in turn: {string.Join(", ", MessageMix.Kinds)}." };
        only.AcceptOnlyFromAmong([.. MessageMix.Kinds]);
        var kill = new Option<bool>("--kill") { Description = "Kills the bot again and again, and accounts for every message." };
        var duplicates = new Option<bool>("--duplicates") { Description = "Delivers each message ten times at once, and counts the answers." };
        var bare = new Option<bool>("--bare") { Description = "Puts the bare endpoint in the bot's place." };
        var published = new Option<DirectoryInfo?>("--bot") { Description = "A folder with the published bot; without it, the sources are published first, as they are shipped." };
        var command = new RootCommand("Puts the bot under load, beside a stand-in for its platform.")
        {
            channel, connections, conversations, workspaces, seconds, warmUp, only, kill, kills, duplicates, bare, published,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var publication = parsed.GetValue(published) is not null ? null : await PublishedBot.PublishAsync(cancellationToken);
            var options = new LoadOptions
            {
                Channel = parsed.GetValue(channel)!,
                Connections = parsed.GetValue(connections),
                Conversations = parsed.GetValue(conversations),
                Workspaces = parsed.GetValue(workspaces),
                Measured = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                WarmUpMessages = parsed.GetValue(warmUp),
                Kinds = [.. Enumerable.Range(0, MessageMix.Kinds.Count).Where(kind => parsed.GetValue(only) is not { } one || MessageMix.Kinds[kind] == one)],
                Kills = parsed.GetValue(kills),
                AgainstBare = parsed.GetValue(bare),
                Bot = publication?.Folder ?? parsed.GetValue(published)!.FullName,
            };
            return await (parsed.GetValue(kill) ? KillRun.RunAsync(options, cancellationToken)
                : parsed.GetValue(duplicates) ? DuplicateRun.RunAsync(options, cancellationToken)
                : ThroughputRun.RunAsync(options, cancellationToken));
        });
        return command.Parse(arguments).InvokeAsync();
    }

    private static Option<int> Number(string name, string description, int otherwise) => new(name) { Description = description, DefaultValueFactory = _ => otherwise };
}
