using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Turns;

/// <summary>What waited in a file of an earlier version is done by this one.</summary>
public sealed class OlderStoreTests : IDisposable
{
    private const string Team = "fake-team";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
    private readonly RecordingChannel channel = new("fake", canWhisper: true);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task WhatWaitedInVersionOneIsAnsweredAndSent()
    {
        Turn turn = Said("T|1");
        var message = new OutgoingMessage { Id = "639000000000000001", Workspace = Team, To = turn.In, Reply = new Reply { Text = "Left behind." } };
        string path = Path.Combine(folder.FullName, "referrals.db");
        WriteVersionOne(
            path,
            ("seen|20261123|T~007c1", "{}"),
            ("seen|20261123|T0", "{}"),
            ("turn|a:D1|0001795000000000000|T~007c1", JsonSerializer.Serialize(turn, ConversationJson.Default.Turn)),
            ("out|0639000000000000001|", JsonSerializer.Serialize(message, TurnJson.Default.OutgoingMessage)),
            ("pressed|0", "{}"));

        await using SqliteTableStore store = SqliteTableStore.Open(path);
        Assert.Equal(
            ["pressed|0", "seen|20261123|T0", "waiting|a:D1|turn|0001795000000000000|T~007c1", "waiting||out|0639000000000000001"],
            await KeysAsync(store));
        await using (RunningBot bot = await RunningBot.StartAsync(store, clock, channel))
        {
            await bot.WhenStillAsync();
            await bot.Inbox.AcceptAsync(turn, CancellationToken.None);
            await bot.WhenStillAsync();
        }

        Assert.Equal(["Hello", "Left behind"], channel.TakeSent().Select(sent => sent.Reply.Text.Split('.')[0]).Order());
        Assert.DoesNotContain(await KeysAsync(store), key => key.StartsWith("waiting", StringComparison.Ordinal));
    }

    private static Turn Said(string id) => new()
    {
        Id = id,
        Workspace = Team,
        From = new Sender("U1", "Maria", IsGuest: false),
        In = new Place { Channel = "fake", ConversationId = "a:D1", Kind = PlaceKind.Personal, MemberId = "U1" },
        Content = new Said("hello"),
        At = Instant.FromUtc(2026, 11, 23, 15, 0),
    };

    private static async Task<string[]> KeysAsync(SqliteTableStore store) =>
        [.. (await store.QueryAsync(Team, RowRange.All, 100, CancellationToken.None)).Select(row => row.RowKey)];

    private static void WriteVersionOne(string path, params (string Key, string Data)[] rows)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, """
            CREATE TABLE rows (pk TEXT NOT NULL, rk TEXT NOT NULL, etag INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (pk, rk)) WITHOUT ROWID;
            CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO counters VALUES ('opened', 0), ('probe', 0);
            PRAGMA user_version = 1;
            """);
        foreach ((string key, string data) in rows)
        {
            Execute(connection, "INSERT INTO rows VALUES ($team, $key, 1, $data)", ("$team", Team), ("$key", key), ("$data", data));
        }
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, string Value)[] values)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, string value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
