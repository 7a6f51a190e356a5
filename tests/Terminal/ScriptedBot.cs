using NodaTime;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Terminal;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Terminal;

/// <summary>A bot that answers by a function, and a terminal in front of it.</summary>
internal sealed class ScriptedBot(Func<Turn, IEnumerable<OutgoingMessage>> answer) : ITurnInbox, IStillness, ISchedule
{
    private readonly Queue<OutgoingMessage> toSend = [];
    private TerminalChannel? channel;

    public List<Turn> Turns { get; } = [];

    public List<SendResult> Results { get; } = [];

    public List<IWireView> Views { get; } = [];

    public ChatClock Clock { get; } = new(new StoppedClock());

    public TerminalFiles Files { get; init; } = new(Path.GetTempPath());

    public TerminalRoster Roster { get; } = new();

    public bool StoreIsDown { get; init; }

    public bool IsTyped { get; init; }

    public static OutgoingMessage To(Turn turn, Reply reply, string id = "1") => new()
    {
        Id = id,
        Workspace = turn.Workspace,
        To = turn.In,
        Reply = reply,
        WhisperTo = turn.In.Kind == PlaceKind.Personal || reply.IsPublic ? null : turn.From.Id,
    };

    public static ScriptedBot Replies(Func<Turn, Reply> reply, bool isTyped = false) => new(turn => [To(turn, reply(turn))]) { IsTyped = isTyped };

    /// <summary>Sends something of the bot's own accord, as a nudge would.</summary>
    public void Push(OutgoingMessage message) => toSend.Enqueue(message);

    /// <summary>Types the lines, and returns all that was seen.</summary>
    public async Task<string> Chat(params string[] lines)
    {
        var output = new StringWriter { NewLine = "\n" };
        var window = new TerminalWindow(new StringReader(string.Join('\n', lines)), output, IsTyped, HasColour: false, Width: 80);
        var screen = new TerminalScreen(window);
        channel = new TerminalChannel(screen, Files);
        await new Chat(this, this, screen, window, Clock, Roster, this, Views).RunAsync("Maria", CancellationToken.None);
        return output.ToString();
    }

    public ValueTask AcceptAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (StoreIsDown)
        {
            throw new StoreUnavailableException("down", new IOException("disk full"));
        }

        Turns.Add(turn);
        foreach (var message in answer(turn))
        {
            toSend.Enqueue(message);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The terminal needs no answer in a response.");

    public Task<Instant?> NextAsync(CancellationToken cancellationToken) => Task.FromResult<Instant?>(null);

    public Task<int> RunDueAsync(CancellationToken cancellationToken) => Task.FromResult(0);

    public ValueTask<Preview> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The terminal needs no answer in a response.");

    public async Task WhenStillAsync(CancellationToken cancellationToken)
    {
        while (toSend.TryDequeue(out var message))
        {
            Results.Add(await channel!.SendAsync(message, cancellationToken));
        }
    }
}
