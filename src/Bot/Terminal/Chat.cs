using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Terminal;

/// <summary>The conversation at a keyboard: reads lines, hands them to the bot as turns, and waits for each answer to be complete.</summary>
internal sealed partial class Chat(ITurnInbox inbox, IStillness stillness, TerminalScreen screen, TerminalWindow window, ChatClock clock, TerminalRoster roster, ISchedule schedule, IEnumerable<IWireView> views)
{
    private const string TranscriptPrompt = "> ";
    private const int LongestNumber = 2;

    private readonly Dictionary<string, Sender> members = [];
    private readonly DateTimeZone zone = ZoneOf(clock.LocalTimeZone);
    private bool isOver;

    /// <summary>Holds the conversation until <c>/quit</c> or the end of the input.</summary>
    /// <param name="name">Who writes at first.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        var seat = SeatOf(Member(name, isManager: false));
        if (window.IsTyped)
        {
            screen.Say(TerminalWords.Welcome(name));
        }

        while (!isOver && await ReadLineAsync(PromptOf(seat), cancellationToken) is { } line)
        {
            seat = await HandleAsync(line, seat, cancellationToken);
            await FillInAsync(seat, cancellationToken);
        }
    }

    private async Task<Seat> HandleAsync(string line, Seat seat, CancellationToken cancellationToken)
    {
        screen.BeginAnswer();
        if (ChatCommand.Parse(line) is { } command)
        {
            return await ObeyAsync(command, seat, cancellationToken);
        }

        if (ButtonOf(line, seat) is { } button)
        {
            await PressAsync(button, seat, cancellationToken);
        }
        else if (!string.IsNullOrWhiteSpace(line))
        {
            await TellAsync(new Said(BotMention().Replace(line.Trim(), "")), seat, cancellationToken);
        }

        return seat;
    }

    private async Task<Seat> ObeyAsync(ChatCommand command, Seat seat, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case ChatCommand.As { Name: "" }:
                screen.Say(TerminalWords.AsWhom);
                return seat;
            case ChatCommand.As(var name, var isManager):
                var member = Member(name, isManager);
                screen.Say(TerminalWords.NowYouAre(name, member.IsAdmin == true));
                return SeatOf(member, seat.Place.Kind == PlaceKind.Personal ? null : seat.Place);
            case ChatCommand.In { Channel: "" }:
                screen.Say(TerminalWords.InWhere);
                return seat;
            case ChatCommand.In(var channel):
                var place = Seat.ChannelNamed(channel);
                screen.Say(TerminalWords.NowYouAreIn(place.ConversationId!));
                return SeatOf(seat.Member, place);
            case ChatCommand.Dm:
                screen.Say(TerminalWords.NowInPersonalChat);
                return SeatOf(seat.Member);
            case ChatCommand.Time(var to):
                await SetTimeAsync(to, cancellationToken);
                return seat;
            case ChatCommand.Show(var channel):
                ShowWire(channel);
                return seat;
            case ChatCommand.Quit:
                isOver = true;
                return seat;
            case ChatCommand.Unknown(var name):
                screen.Say(TerminalWords.NoSuchCommand(name));
                return seat;
            default:
                screen.Say(TerminalWords.Help);
                return seat;
        }
    }

    private async Task SetTimeAsync(string text, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant().InZone(zone);
        if (text.Length > 0)
        {
            if (ChatTime.Parse(text, now) is not { } moment)
            {
                screen.Say(TerminalWords.WhichTime);
                return;
            }

            if (moment < now.ToInstant())
            {
                screen.Say(TerminalWords.TimeRunsForward);
                return;
            }

            SayTheTime(moment.InZone(zone));
            await LiveUntilAsync(moment, cancellationToken);
            return;
        }

        SayTheTime(now);
    }

    private void SayTheTime(ZonedDateTime moment) =>
        screen.Say(TerminalWords.TheTimeIs(moment.ToString("ddd d MMM uuuu, HH:mm", CultureInfo.InvariantCulture)));

    /// <summary>Moves the clock from one appointment to the next, so that each comes at its own time, as it would have.</summary>
    private async Task LiveUntilAsync(Instant moment, CancellationToken cancellationToken)
    {
        while (await schedule.NextAsync(cancellationToken) is { } next && next < moment)
        {
            AdvanceTo(next);
            await KeepAppointmentsAsync(cancellationToken);
            if (await schedule.NextAsync(cancellationToken) is { } stuck && stuck <= next)
            {
                break;
            }
        }

        AdvanceTo(moment);
        await KeepAppointmentsAsync(cancellationToken);
    }

    private void AdvanceTo(Instant moment)
    {
        Duration ahead = moment - clock.GetCurrentInstant();
        if (ahead > Duration.Zero)
        {
            clock.Advance(ahead.ToTimeSpan());
        }
    }

    private async Task KeepAppointmentsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await schedule.RunDueAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            screen.Say(ChannelWords.NothingSaved);
        }

        await stillness.WhenStillAsync(cancellationToken);
    }

    private void ShowWire(string channel)
    {
        if (views.FirstOrDefault(view => view.Name.Equals(channel, StringComparison.OrdinalIgnoreCase)) is not { } wanted)
        {
            screen.Say(TerminalWords.ShowWhat(views.Select(view => view.Name)));
        }
        else if (screen.LastReply is { } reply)
        {
            screen.ShowVerbatim(wanted.Show(reply));
        }
        else
        {
            screen.Say(TerminalWords.NothingToShow);
        }
    }

    private Offer? ButtonOf(string line, Seat seat)
    {
        var text = line.Trim();
        return text.Length <= LongestNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? screen.FindButton(seat, number)
            : null;
    }

    private async Task PressAsync(Offer button, Seat seat, CancellationToken cancellationToken)
    {
        screen.Say(TerminalWords.PressedButton(button.Action.Title));
        switch (button.Action)
        {
            case ActionOpenUrl link:
                screen.Say(link.Url);
                break;
            case ActionExecute action when button.Inputs.Count == 0:
                await SendAsync(action, ImmutableDictionary<string, string>.Empty, button.CardAddress);
                break;
            case ActionExecute action when await Filler(cancellationToken).FillAsync(button.Inputs, errors: null) is { } inputs:
                await SendAsync(action, inputs, button.CardAddress);
                break;
        }

        Task SendAsync(ActionExecute action, IReadOnlyDictionary<string, string> inputs, string card) =>
            TellAsync(new Pressed(action.Verb, action.Data, inputs) { CardAddress = card }, seat, cancellationToken);
    }

    private async Task FillInAsync(Seat seat, CancellationToken cancellationToken)
    {
        while (screen.TakeForm(seat) is var (form, errors, card))
        {
            if (errors is null)
            {
                screen.ShowForm(form);
            }

            if (await Filler(cancellationToken).FillAsync([.. CardText.InputsOf(form.Body)], errors) is { } inputs)
            {
                screen.BeginAnswer();
                await TellAsync(new Pressed(form.Submit.Verb, form.Submit.Data, inputs) { CardAddress = card }, seat, cancellationToken);
            }
        }
    }

    private async Task TellAsync(TurnContent content, Seat seat, CancellationToken cancellationToken)
    {
        roster.Hear(seat.Member, seat.Place);
        var now = clock.GetUtcNow();
        var turn = new Turn
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Workspace = Seat.Workspace,
            From = seat.Member,
            In = seat.Place,
            Content = content,
            At = now.ToInstant(),
        };
        try
        {
            await inbox.AcceptAsync(turn, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            screen.Say(ChannelWords.NothingSaved);
            return;
        }

        await stillness.WhenStillAsync(cancellationToken);
        await KeepAppointmentsAsync(cancellationToken);
    }

    private FormFiller Filler(CancellationToken cancellationToken) => new(screen, prompt => ReadLineAsync(prompt, cancellationToken));

    /// <summary>Reads on another thread, since a console's reader blocks even when asked not to.</summary>
    private async Task<string?> ReadLineAsync(string prompt, CancellationToken cancellationToken)
    {
        screen.OpenPrompt(prompt);
        var line = await Task.Run(window.Input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        screen.ClosePrompt(line);
        return line is null ? null : HarmlessText.WellFormed(line);
    }

    /// <summary>Others than the bot read no mention here, so that it may be left out or written as people do in a channel.</summary>
    [GeneratedRegex(@"^@(referral)?bot\b[,:]?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BotMention();

    private string PromptOf(Seat seat) => !window.IsTyped ? TranscriptPrompt
        : seat.Place.Kind == PlaceKind.Personal ? $"{seat.Member.Name}> "
        : $"{seat.Member.Name} {seat.Place.ConversationId}> ";

    private Seat SeatOf(Sender member, Place? place = null)
    {
        var seat = new Seat(member, place ?? Seat.PersonalPlaceOf(member.Id));
        screen.Seat = seat;
        return seat;
    }

    private Sender Member(string name, bool isManager)
    {
        var id = Seat.IdOf(name);
        isManager |= members.TryGetValue(id, out var known) && known.IsAdmin == true;
        return members[id] = new Sender(id, name, TimeZone: zone.Id, IsAdmin: isManager ? true : null, IsGuest: false);
    }

    private static DateTimeZone ZoneOf(TimeZoneInfo local)
    {
        var zones = DateTimeZoneProviders.Tzdb;
        return zones.GetZoneOrNull(local.Id)
            ?? zones.GetZoneOrNull(TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.GetValueOrDefault(local.Id, ""))
            ?? DateTimeZone.Utc;
    }
}
