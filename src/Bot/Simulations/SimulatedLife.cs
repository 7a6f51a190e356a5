using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Bot.Simulations;

/// <summary>What the members of a simulated team do, by chance.</summary>
internal sealed class SimulatedLife
{
    private const int PressesAtMost = 8;
    private static readonly string[] Zones =
    [
        "Pacific/Pago_Pago", "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Europe/London", "Europe/Berlin", "Africa/Cairo",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati",
    ];

    private const int PeopleOfAMember = 7;
    private static readonly string[] Pressable = ["followup.", "ask.outcome", "moment.", "promise.", "given."];
    private static readonly string[] Weekdays = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays"];
    private readonly Simulation simulation;
    private readonly Random chance;
    private readonly PriorityQueue<SimulatedMember, Instant> next = new();

    /// <summary>The life of a team.</summary>
    public SimulatedLife(Simulation simulation)
    {
        this.simulation = simulation;
#pragma warning disable CA5394 // Chance is to be repeatable here, and guards nothing.
        chance = new Random(simulation.Plan.Seed);
#pragma warning restore CA5394
    }

    /// <summary>When somebody next does something.</summary>
    public Instant NextAt => next.TryPeek(out _, out Instant at) ? at : Instant.MaxValue;

    /// <summary>The team, half on either platform, all over the world.</summary>
    public IReadOnlyList<SimulatedMember> Team()
    {
        List<SimulatedMember> team = [.. Enumerable.Range(1, simulation.Plan.Members)
            .Select(i => new SimulatedMember(i, i % 2 == 0 ? "teams" : "slack", Zones[Below(Zones.Length)]))];
        foreach (SimulatedMember member in team)
        {
            next.Enqueue(member, simulation.Plan.Start + Duration.FromMinutes(1 + Below(24 * 60)));
        }

        return team;
    }

    /// <summary>Lets the next member do something; while the bot is down they receive referrals only.</summary>
    public async Task DoNextAsync(bool isDown, CancellationToken cancellationToken)
    {
        next.TryDequeue(out SimulatedMember? member, out Instant at);
        next.Enqueue(member!, at + Duration.FromMinutes(60 + Below(24 * 60)));
        if (member!.HasLeft)
        {
            return;
        }

        if (isDown || member.HasBlocked)
        {
            if (!isDown && Below(10) == 0)
            {
                member.HasBlocked = false;
                await simulation.TellAsync(member, new Joined(), cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        await (Below(100) switch
        {
            < 20 => simulation.ReceiveAsync(member, (Introduction)Below(6), cancellationToken),
            < 35 => SayAsync(member, cancellationToken),
            < 80 => PressSomeAsync(member, cancellationToken),
            < 83 => SetTimeAsync(member, cancellationToken),
            < 85 => simulation.TellAsync(member, new Said($"no nudges on {Weekdays[Below(Weekdays.Length)]}"), cancellationToken),
            < 88 => PressSettingAsync(member, ShowSettings.PauseVerb, cancellationToken),
            < 92 => PressSettingAsync(member, "settings.resume", cancellationToken),
            < 94 => TravelAsync(member, cancellationToken),
            < 95 => BlockAsync(member),
            95 when Below(20) == 0 => LeaveAsync(member, cancellationToken),
            _ => simulation.TellAsync(member, new Said("what is due"), cancellationToken),
        }).ConfigureAwait(false);
    }

    private async Task SayAsync(SimulatedMember member, CancellationToken cancellationToken)
    {
        int first = member.Number * PeopleOfAMember;
        string sentence = SimulatedTalk.Sentence(SimulatedTalk.Somebody(first + Below(PeopleOfAMember)), SimulatedTalk.Somebody(first + Below(PeopleOfAMember)), Below);
        if (sentence.StartsWith("remind me", StringComparison.Ordinal))
        {
            member.ComesBack.Add(simulation.Now + SimulatedTalk.ReminderAfter);
        }

        await simulation.TellAsync(member, new Said(sentence), cancellationToken).ConfigureAwait(false);
    }

    private async Task PressSomeAsync(SimulatedMember member, CancellationToken cancellationToken)
    {
        for (int i = Below(PressesAtMost); i > 0; i--)
        {
            List<ActionExecute> buttons = [.. member.Buttons.Where(button => Array.Exists(Pressable, start => button.Verb.StartsWith(start, StringComparison.Ordinal)) && button.Verb != PutOffFollowUp.DateVerb)];
            if (buttons.Count == 0)
            {
                return;
            }

            ActionExecute button = buttons[Below(buttons.Count)];
            simulation.Report.Pressed[button.Title] = simulation.Report.Pressed.GetValueOrDefault(button.Title) + 1;
            if (button.Verb == PutOffFollowUp.SnoozeVerb && button.Data.GetValueOrDefault("how") == PutOffFollowUp.Hour)
            {
                member.ComesBack.Add(await simulation.InAnHourAsync(member, cancellationToken).ConfigureAwait(false));
            }

            await PressAsync(member, button.Verb, button.Data, [], cancellationToken).ConfigureAwait(false);
        }
    }

    private Task SetTimeAsync(SimulatedMember member, CancellationToken cancellationToken) =>
        PressAsync(
            member,
            "settings.save",
            new Dictionary<string, string>(),
            new Dictionary<string, string>
            {
                ["time"] = FormattableString.Invariant($"{Below(24):D2}:{Below(4) * 15:D2}"),
                ["days"] = Below(2) == 0 ? "all" : "weekdays",
                ["zone"] = member.TimeZone,
            },
            cancellationToken);

    private Task PressSettingAsync(SimulatedMember member, string verb, CancellationToken cancellationToken) =>
        PressAsync(member, verb, new Dictionary<string, string>(), [], cancellationToken);

    private Task TravelAsync(SimulatedMember member, CancellationToken cancellationToken)
    {
        member.TimeZone = Zones[Below(Zones.Length)];
        return simulation.TellAsync(member, new Said("my settings"), cancellationToken);
    }

    private static Task BlockAsync(SimulatedMember member)
    {
        member.HasBlocked = true;
        return Task.CompletedTask;
    }

    private Task LeaveAsync(SimulatedMember member, CancellationToken cancellationToken)
    {
        member.HasLeft = true;
        return simulation.TellAsync(member, new MemberChanged(IsGone: true), cancellationToken);
    }

    private Task PressAsync(SimulatedMember member, string verb, IReadOnlyDictionary<string, string> data, Dictionary<string, string> inputs, CancellationToken cancellationToken) =>
        simulation.TellAsync(member, new Pressed(verb, data, inputs) { CardAddress = "card" }, cancellationToken);

#pragma warning disable CA5394 // Chance is to be repeatable here, and guards nothing.
    private int Below(int most) => chance.Next(most);
#pragma warning restore CA5394
}
