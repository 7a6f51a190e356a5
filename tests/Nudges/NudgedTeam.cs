using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Nudges;

/// <summary>A team with the whole bot behind a channel that keeps what is sent, and a clock that a test moves. It begins on Monday, 23 November 2026, 8:00 in New York.</summary>
internal sealed class NudgedTeam : IAsyncDisposable
{
    public const string Workspace = "fake-team";
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private readonly TemporaryStore store = TemporaryStore.Open();
    private int turns;

    public ITableStore Store => store.Store;

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.Zero));

    public RecordingChannel Channel { get; } = new("fake", canWhisper: true);

    public RunningBot Bot { get; private set; } = null!;

    public static DateTimeZone NewYork { get; } = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static async Task<NudgedTeam> StartAsync()
    {
        var team = new NudgedTeam();
        team.Bot = await RunningBot.StartAsync(team.store.Store, team.Clock, team.Channel);
        return team;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await store.DisposeAsync();
    }

    /// <summary>Stops the bot and starts it again; what happened meanwhile is up to the test.</summary>
    public async Task StopAsync() => await Bot.DisposeAsync();

    public async Task StartAgainAsync()
    {
        await store.RestartAsync();
        Bot = await RunningBot.StartAsync(store.Store, Clock, Channel);
        await Bot.KeepAppointmentsAsync();
    }

    public static Sender Member(string name, string zone = "America/New_York", bool isAdmin = false) =>
        new("U-" + name.ToLowerInvariant(), name, TimeZone: zone, Locale: "en-US", IsAdmin: isAdmin, IsGuest: false);

    /// <summary>How often the platform delivers each turn.</summary>
    public int Deliveries { get; set; } = 1;

    /// <summary>The bot is installed for a member; returns what it says.</summary>
    public Task<IReadOnlyList<Reply>> JoinAsync(Sender member) => TakeAsync(member, new Joined());

    public Task<IReadOnlyList<Reply>> SayAsync(Sender member, string text) => TakeAsync(member, new Said(text));

    /// <summary>Presses a button of a reply by its title.</summary>
    public Task<IReadOnlyList<Reply>> PressAsync(Sender member, Reply reply, string title, params (string Id, string Value)[] inputs)
    {
        ActionExecute button = ButtonsOf(reply).First(action => action.Title == title);
        return TakeAsync(member, new Pressed(button.Verb, button.Data, inputs.ToDictionary(input => input.Id, input => input.Value)) { CardAddress = "card" });
    }

    public async Task<IReadOnlyList<Reply>> TakeAsync(Sender member, TurnContent content)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        turns++;
        var turn = new Turn
        {
            Id = "T" + turns.ToString(CultureInfo.InvariantCulture),
            Workspace = Workspace,
            From = member,
            In = new Place { Channel = Channel.Name, ConversationId = "D-" + member.Id, Kind = PlaceKind.Personal, MemberId = member.Id },
            Content = content,
            At = Now,
        };
        for (int delivery = 0; delivery < Deliveries; delivery++)
        {
            // The second comes while the first is worked on, a third when it is done.
            await Bot.Inbox.AcceptAsync(turn, CancellationToken.None);
            if (delivery > 0)
            {
                await Bot.WhenStillAsync();
            }
        }

        await Bot.WhenStillAsync();
        return [.. Channel.TakeSent().Select(message => message.Reply)];
    }

    /// <summary>The id of the turn that was taken last.</summary>
    public string LastTurn => "T" + turns.ToString(CultureInfo.InvariantCulture);

    /// <summary>Everything that is kept: each row's key, and what stands in it.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync() =>
        [.. (await store.Store.QueryAsync(Workspace, RowRange.All, 100_000, CancellationToken.None)).Select(row => $"{row.RowKey} {Encoding.UTF8.GetString(row.Data.Span)}")];

    /// <summary>Where the counters of the figures differ from the records.</summary>
    public Task<IReadOnlyList<FigureDifference>> RecountAsync() => new FigureRecount(store.Store).CompareAsync(Workspace, CancellationToken.None);

    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    public LocalDate Today => Now.InZone(NewYork).Date;

    /// <summary>Writes rows as dialogs would.</summary>
    public async Task WriteAsync(Action<Workspace> write)
    {
        var workspace = new Workspace(store.Store, Workspace);
        write(workspace);
        Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
    }

    /// <summary>Changes a referral as dialogs would.</summary>
    public async Task ChangeAsync(string referralId, Func<Referral, Referral> change)
    {
        var workspace = new Workspace(store.Store, Workspace);
        var referrals = new ReferralStore(workspace);
        Referral before = (await referrals.GetAsync(referralId, CancellationToken.None))!;
        referrals.Save(before, change(before));
        Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
    }

    public async Task<T> ReadAsync<T>(Func<Workspace, ValueTask<T>> read) => await read(new Workspace(store.Store, Workspace));

    /// <summary>A member receives a referral today.</summary>
    public Task ReceiveAsync(Sender member, string source, string prospect, Introduction how = Introduction.Email, string? id = null) =>
        WriteAsync(workspace => new ReferralStore(workspace).Save(null, new Referral
        {
            Id = id ?? prospect,
            RepId = member.Id,
            Source = PersonOf(workspace, source, "Acme"),
            Prospect = PersonOf(workspace, prospect, "Globex"),
            Introduction = how,
            ReceivedOn = Today,
            History = [new StageChange(Stage.Introduced, Today, member.Id, Now)],
            LoggedAt = Now,
            ChangedAt = Now,
        }));

    /// <summary>Lives on to a moment in New York; returns what was sent meanwhile, each with its local time there.</summary>
    public async Task<IReadOnlyList<(string At, OutgoingMessage Message)>> LiveUntilAsync(string local)
    {
        var sent = new List<(string, OutgoingMessage)>();
        Instant moment = NewYork.AtLeniently(Pattern.Parse(local).Value).ToInstant();
        while (await Bot.Schedule.NextAsync(CancellationToken.None) is { } next && next < moment)
        {
            Clock.Set((next > Now ? next : Now).ToDateTimeOffset());
            await Bot.KeepAppointmentsAsync();
            Collect();
        }

        Clock.Set(moment.ToDateTimeOffset());
        await Bot.KeepAppointmentsAsync();
        Collect();
        return sent;

        void Collect() => sent.AddRange(Channel.TakeSent().Select(message => (Pattern.Format(Now.InZone(NewYork).LocalDateTime), message)));
    }

    public static IEnumerable<ActionExecute> ButtonsOf(Reply reply) =>
        [.. In(reply.Card?.Body ?? []).OfType<ActionExecute>(), .. (reply.Card?.Actions ?? []).OfType<ActionExecute>(), .. reply.Form is { } form ? new[] { form.Submit, form.Cancel }.OfType<ActionExecute>() : Array.Empty<ActionExecute>()];

    /// <summary>Everything that is read on a card, a line an element, buttons in brackets.</summary>
    public static string Read(Reply reply) => string.Join('\n', Lines(reply.Card?.Body ?? []));

    private static IEnumerable<string> Lines(IEnumerable<CardElement> elements) => elements.SelectMany(element => element switch
    {
        TextBlock text => [text.Text],
        RichTextBlock rich => [string.Concat(rich.Inlines.Select(run => run.Text))],
        FactSet facts => facts.Facts.Select(fact => $"{fact.Title}: {fact.Value}"),
        Container container => Lines(container.Items),
        ActionSet set => [string.Join(' ', set.Actions.Select(action => $"[{action.Title}]"))],
        _ => Array.Empty<string>(),
    });

    private static IEnumerable<CardAction> In(IEnumerable<CardElement> elements) => elements.SelectMany(element => element switch
    {
        ActionSet set => set.Actions,
        Container container => In(container.Items),
        _ => [],
    });

    private Person PersonOf(Workspace workspace, string name, string company)
    {
        var contact = new Contact { Id = name, Name = name, Company = company, LastTouchAt = Now };
        workspace.Put(RowKeys.Contact(contact.Id), contact, RowJson.Default.Contact);
        return new Person(contact.Id, contact.Name, contact.Company);
    }
}
