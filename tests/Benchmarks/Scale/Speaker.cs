using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>The members of a team, who speak to the bot one after the other. The first one is its manager.</summary>
internal sealed class Speaker(ITableStore store, string team)
{
    /// <summary>Where all of them live.</summary>
    public const string Zone = "Europe/Berlin";

    private readonly DialogRouter router = DialogServices.CreateRouter([Id(0)], new Rosters([], TimeProvider.System));

    /// <summary>Requests to the store for what was said last.</summary>
    public int Requests { get; private set; }

    /// <summary>The id of a member.</summary>
    public static string Id(int member) => $"29:member-{member.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>Has a member say something; commits what changed, and returns how many milliseconds that took.</summary>
    /// <param name="member">The member's number.</param>
    /// <param name="text">What they say.</param>
    /// <param name="at">When.</param>
    public async ValueTask<double> SayAsync(int member, string text, Instant at)
    {
        var counting = new CountingStore(store);
        var turn = new Turn
        {
            Id = Ids.New(at),
            Workspace = team,
            From = new Sender(Id(member), $"Maria R{Load.MessageMix.Surname(member)[1..]}", null, Zone, "en-US", IsGuest: false),
            In = new Place { Channel = "silent", ConversationId = "D-" + Id(member), Kind = PlaceKind.Personal, MemberId = Id(member) },
            Content = new Said(text),
            At = at,
        };
        var started = Stopwatch.GetTimestamp();
        var workspace = new Workspace(counting, team);
        var answer = await router.RouteAsync(turn, canWhisper: true, workspace, at, CancellationToken.None);
        var outcome = await workspace.CommitAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (answer.Reply is null || !outcome.IsCommitted)
        {
            throw new InvalidOperationException($"“{text}” was not answered.");
        }

        Requests = counting.Requests;
        return took;
    }
}
