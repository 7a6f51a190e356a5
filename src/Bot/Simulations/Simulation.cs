using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Bot.Simulations;

/// <summary>
/// Plays a team through days, weeks and clock changes with the whole bot: members receive referrals, press, set, travel,
/// block and come back; once the bot is down for three days. Every message is held to the rules of nudging and to the
/// limits of both platforms.
/// </summary>
internal sealed class Simulation : IDisposable
{
    private const string WorkspaceId = "simulated";
    private const int SecondsAfter = 2;
    private static readonly Duration OnTime = Duration.FromMinutes(1);
    private readonly MemoryTableStore store = new();
    private readonly SimulatedClock clock;
    private readonly TurnMetrics metrics = new();
    private readonly Outbox outbox;
    private readonly TurnWorker worker;
    private readonly TurnInbox inbox;
    private readonly ScheduleRunner schedule;
    private readonly WireCheck wire;
    private readonly Dictionary<string, SimulatedMember> members = new(StringComparer.Ordinal);
    private readonly List<OutgoingMessage> taken = [];
    private readonly Interval down;
    private readonly Instant end;
    private int turns;

    /// <summary>A simulation that begins at a moment.</summary>
    public Simulation(SimulationPlan plan, IReadOnlyList<IWireView> views)
    {
        Plan = plan;
        clock = new SimulatedClock(plan.Start);
        end = plan.Start + Duration.FromDays(plan.Days);
        Instant from = plan.Start + Duration.FromDays(plan.Days / 2) + Duration.FromHours(5);
        down = new Interval(from, from + Duration.FromDays(plan.Days > 10 ? 3 : 0));
        wire = new WireCheck(views);
        outbox = new Outbox(store, new Instances(store, clock), [new SimulatedChannel("teams", Take), new SimulatedChannel("slack", Take)], metrics, clock, NullLogger<Outbox>.Instance);
        worker = new TurnWorker(store, DialogServices.CreateRouter([], new Rosters([], clock)), outbox, metrics, clock, NullLogger<TurnWorker>.Instance);
        inbox = new TurnInbox(store, worker, clock);
        schedule = new ScheduleRunner(store, DialogServices.Tasks(new Rosters([], clock)), outbox, clock, NullLogger<ScheduleRunner>.Instance);
    }

    /// <summary>Who is played, for how long, and the seed.</summary>
    public SimulationPlan Plan { get; }

    /// <summary>What happened.</summary>
    public SimulationReport Report { get; } = new();

    /// <summary>The clock.</summary>
    public Instant Now => clock.Now;

    /// <summary>The members.</summary>
    public IReadOnlyCollection<SimulatedMember> Members => members.Values;

    /// <summary>Plays it to the end.</summary>
    public async Task<SimulationReport> RunAsync(CancellationToken cancellationToken)
    {
        var life = new SimulatedLife(this);
        foreach (SimulatedMember member in life.Team())
        {
            members.Add(member.Id, member);
            await TellAsync(member, new Joined(), cancellationToken).ConfigureAwait(false);
        }

        while (life.NextAt < end)
        {
            await KeepAppointmentsUntilAsync(life.NextAt, cancellationToken).ConfigureAwait(false);
            clock.Now = life.NextAt;
            await life.DoNextAsync(isDown: down.Contains(clock.Now), cancellationToken).ConfigureAwait(false);
        }

        await KeepAppointmentsUntilAsync(end, cancellationToken).ConfigureAwait(false);
        return Report;
    }

    /// <summary>A member says or presses something; what comes back is checked.</summary>
    public async Task TellAsync(SimulatedMember member, TurnContent content, CancellationToken cancellationToken)
    {
        turns++;
        await inbox.AcceptAsync(
            new Turn
            {
                Id = FormattableString.Invariant($"T{turns}"),
                Workspace = WorkspaceId,
                From = member.Sender,
                In = member.Place,
                Content = content,
                At = clock.Now,
            },
            cancellationToken).ConfigureAwait(false);
        await worker.WhenStillAsync(cancellationToken).ConfigureAwait(false);
        foreach (OutgoingMessage message in TakeAll())
        {
            Report.Answers++;
            Check(message);
            if (message.Reply.Card is not null)
            {
                member.Card = message.Reply;
            }
        }
    }

    /// <summary>A member receives a referral, as though it had been logged.</summary>
    public async Task ReceiveAsync(SimulatedMember member, Introduction how, CancellationToken cancellationToken)
    {
        Report.Received++;
        var workspace = new Workspace(store, WorkspaceId);
        var contacts = new ContactStore(workspace);
        LocalDate today = clock.Now.InZone(ZoneOf(member)).Date;
        int number = Report.Received;
        Contact source = contacts.Save(null, new Contact { Id = $"s{number}", Name = $"Source {number % 37}", Company = "Acme", LastTouchAt = clock.Now });
        Contact prospect = contacts.Save(null, new Contact { Id = $"p{number}", Name = $"Prospect {number}", Company = "Globex", LastTouchAt = clock.Now });
        new ReferralStore(workspace).Save(null, new Referral
        {
            Id = FormattableString.Invariant($"r{number:D6}"),
            RepId = member.Id,
            Source = new Person(source.Id, source.Name, source.Company),
            Prospect = new Person(prospect.Id, prospect.Name, prospect.Company),
            Introduction = how,
            ReceivedOn = today,
            History = [new StageChange(Stage.Introduced, today, member.Id, clock.Now)],
            LoggedAt = clock.Now,
            ChangedAt = clock.Now,
        });
        await workspace.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        schedule.Dispose();
        worker.Dispose();
        outbox.Dispose();
        metrics.Dispose();
    }

    private async Task KeepAppointmentsUntilAsync(Instant until, CancellationToken cancellationToken)
    {
        while (await schedule.NextAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            Instant at = Instant.Max(down.Contains(next) ? down.End : next, clock.Now);
            if (at >= until || down.Contains(at))
            {
                return;
            }

            clock.Now = at + Duration.FromSeconds(SecondsAfter);
            await LookAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, Expected> expected = [];
        foreach (SimulatedMember member in members.Values.Where(one => !one.HasLeft))
        {
            expected[member.Id] = await ExpectAsync(member, cancellationToken).ConfigureAwait(false);
        }

        await schedule.RunDueAsync(cancellationToken).ConfigureAwait(false);
        await worker.WhenStillAsync(cancellationToken).ConfigureAwait(false);
        ILookup<string, OutgoingMessage> sent = TakeAll().ToLookup(message => message.To.MemberId!);
        foreach (IGrouping<string, OutgoingMessage> of in sent)
        {
            foreach (OutgoingMessage message in of)
            {
                Check(members[of.Key], message, expected.GetValueOrDefault(of.Key));
            }
        }

        foreach ((string id, Expected due) in expected)
        {
            SimulatedMember member = members[id];
            if (due is { IsMoment: true, Items: > 0 } && !member.HasBlocked && !sent.Contains(id))
            {
                Report.Break($"{clock.Now}: {id} was owed a digest of {due.Items} and got none.");
            }

            Report.Silent += due is { IsMoment: true, Items: 0 } ? 1 : 0;
        }
    }

    /// <summary>What is to come to a member at this moment, by rows and rules alone.</summary>
    private async Task<Expected> ExpectAsync(SimulatedMember simulated, CancellationToken cancellationToken)
    {
        var context = new LookingContext(new Workspace(store, WorkspaceId), clock.Now);
        Member member = (await context.Members.GetAsync(simulated.Id, cancellationToken).ConfigureAwait(false))!;
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        NudgeState state = await context.Settings.NudgesAsync(member.Id, cancellationToken).ConfigureAwait(false);
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        var calendar = new NudgeCalendar(settings, DateTimeZoneProviders.Tzdb[member.TimeZone], rules.Holidays);
        LocalDateTime local = clock.Now.InZone(calendar.Zone).LocalDateTime;
        IReadOnlyList<FollowUp> owed = Owed.Derive(await HappenedReader.ReadAsync(context, member, rules, cancellationToken).ConfigureAwait(false), rules);
        DigestPlan plan = DigestPlan.For(owed, state.Marks ?? new Dictionary<string, NudgeMark>(), settings.StoppedKinds ?? [], clock.Now, local);
        Instant at = calendar.At(local.Date);
        bool isMoment = clock.Now - at >= Duration.Zero && clock.Now - at <= OnTime && calendar.IsDigestDay(local.Date) && !settings.IsPaused
            && !(state.LookedOn >= local.Date) && member is { Unreachable: null, IsGone: false };
        return new Expected(calendar, local, settings.IsPaused, isMoment, plan.Items.Count, [.. owed.Where(one => one.IsDue(local.Date)).Select(one => one.Key)], member.Unreachable is not null);
    }

    private void Check(SimulatedMember member, OutgoingMessage message, Expected? expected)
    {
        Check(message);
        member.Card = message.Reply;
        if (expected is null || expected.IsUnreachable)
        {
            Report.Break($"{clock.Now}: {member.Id} is gone or unreachable, and was written to.");
            return;
        }

        if (member.ComesBack.FindIndex(at => clock.Now - at >= Duration.Zero && clock.Now - at < Duration.FromDays(4)) is >= 0 and var comesBack)
        {
            member.ComesBack.RemoveAt(comesBack);
            Report.AtTheirTime++;
            return;
        }

        CheckDigest(member, message.Reply, expected);
    }

    private void CheckDigest(SimulatedMember member, Reply digest, Expected expected)
    {
        Report.Digests++;
        int items = digest.Card?.Body.Count(element => element is Dialogs.Cards.Container) ?? 0;
        Report.Items += items;
        LocalDate day = expected.Local.Date;
        bool isAfterDowntime = clock.Now - down.End is var since && since >= Duration.Zero && since < Duration.FromDays(1);
        if (!member.DigestDays.Add(day))
        {
            Report.Break($"{clock.Now}: {member.Id} got a second digest on {day}.");
        }

        if (items is 0 or > DigestPlan.Most)
        {
            Report.Break($"{clock.Now}: {member.Id} got a digest of {items}.");
        }

        if (expected.IsPaused || !expected.Calendar.IsDigestDay(day))
        {
            Report.Break($"{clock.Now}: {member.Id} got a digest on a day without one.");
        }

        Duration late = clock.Now - expected.Calendar.At(day);
        if (late < Duration.Zero || late > OnTime)
        {
            Report.Late++;
            if (!isAfterDowntime || expected.Calendar.IsQuiet(clock.Now))
            {
                Report.Break($"{clock.Now}: {member.Id} got a digest at {expected.Local.TimeOfDay} instead of {expected.Calendar.Time}.");
            }
        }

        foreach (string key in member.Buttons.Select(button => button.Data.GetValueOrDefault("key")).OfType<string>().Distinct().Where(key => !expected.Due.Contains(key)))
        {
            Report.Break($"{clock.Now}: {member.Id} was nudged about {key}, which is settled or not due.");
        }
    }

    private void Check(OutgoingMessage message)
    {
        Report.Rendered++;
        foreach (string fault in wire.Faults(message.Reply))
        {
            Report.Break($"{clock.Now}: {fault} in “{message.Reply.Text}”");
        }
    }

    private SendResult Take(OutgoingMessage message)
    {
        lock (taken)
        {
            if (members.TryGetValue(message.To.MemberId ?? "", out SimulatedMember? member) && member.HasBlocked)
            {
                Report.Dropped++;
                return new SendResult.Gone("blocked");
            }

            taken.Add(message);
            return new SendResult.Sent(message.Id);
        }
    }

    private List<OutgoingMessage> TakeAll()
    {
        lock (taken)
        {
            List<OutgoingMessage> all = [.. taken];
            taken.Clear();
            return all;
        }
    }

    private static DateTimeZone ZoneOf(SimulatedMember member) => DateTimeZoneProviders.Tzdb[member.TimeZone];

    private sealed class LookingContext(Workspace workspace, Instant now) : WorkContext(workspace, now);

    private sealed record Expected(
        NudgeCalendar Calendar, LocalDateTime Local, bool IsPaused, bool IsMoment, int Items, HashSet<string> Due, bool IsUnreachable);
}

/// <summary>Who is played, for how long, and what chance is seeded with.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Days">For how many days.</param>
/// <param name="Members">How many members.</param>
/// <param name="Seed">The seed: the same seed plays the same.</param>
internal sealed record SimulationPlan(Instant Start, int Days, int Members, int Seed);
