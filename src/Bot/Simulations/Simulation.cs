using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Help;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
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
    private const string DigestKey = "key";
    private const int MemberDaysForEveryKind = 1000;
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
        var instances = new Instances(store, clock);
        outbox = new Outbox(store, instances, [new SimulatedChannel("teams", Take), new SimulatedChannel("slack", Take)], metrics, clock, NullLogger<Outbox>.Instance);
        worker = new TurnWorker(store, DialogServices.CreateRouter([SimulatedMember.IdOf(1)], new Rosters([], clock)), instances, outbox, metrics, clock, NullLogger<TurnWorker>.Instance);
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
            await KnowFromBeforeAsync(member, cancellationToken).ConfigureAwait(false);
        }

        while (life.NextAt < end)
        {
            await KeepAppointmentsUntilAsync(life.NextAt, cancellationToken).ConfigureAwait(false);
            clock.Now = life.NextAt;
            await life.DoNextAsync(isDown: down.Contains(clock.Now), cancellationToken).ConfigureAwait(false);
        }

        await KeepAppointmentsUntilAsync(end, cancellationToken).ConfigureAwait(false);
        CheckKinds();
        foreach (FigureDifference wrong in await new FigureRecount(store).CompareAsync(WorkspaceId, cancellationToken).ConfigureAwait(false))
        {
            Report.Break($"{wrong.On}: {wrong.Figure} of {wrong.MemberId} is counted {wrong.Kept}, and should be {wrong.Right}.");
        }

        return Report;
    }

    /// <summary>A member says or presses something; what comes back is checked.</summary>
    public async Task TellAsync(SimulatedMember member, TurnContent content, CancellationToken cancellationToken)
    {
        turns++;
        member.ToldAt = clock.Now;
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

            if (content is Said && message.Reply.Text.StartsWith(NotUnderstood.Opening, StringComparison.Ordinal))
            {
                Report.Break($"{clock.Now}: {member.Id} was not understood.");
            }
        }

        bool isDismissal = content is Pressed { Verb: SettleFollowUp.DismissVerb };
        (LocalDate today, IReadOnlyList<FollowUp> owed) = await OwedByAsync(member, cancellationToken).ConfigureAwait(false);
        Report.Kinds.Look(member.Id, owed, today, isSettling: !isDismissal);
    }

    /// <summary>A member receives a referral, as though it had been logged.</summary>
    public async Task ReceiveAsync(SimulatedMember member, Introduction how, CancellationToken cancellationToken)
    {
        Report.Received++;
        var workspace = new Workspace(store, WorkspaceId);
        var contacts = new ContactStore(workspace);
        LocalDate today = clock.Now.InZone(ZoneOf(member)).Date;
        int number = Report.Received;
        Contact source = contacts.Save(null, new Contact { Id = $"s{number}", Name = $"Source {number % 37}", Company = "Acme", IsSource = true, OwnerId = member.Id, LastTouchAt = clock.Now });
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

    /// <summary>Whom a member knew before the bot came: a client of seven months, and a source who has heard nothing for long.</summary>
    private async Task KnowFromBeforeAsync(SimulatedMember member, CancellationToken cancellationToken)
    {
        var workspace = new Workspace(store, WorkspaceId);
        var contacts = new ContactStore(workspace);
        LocalDate today = clock.Now.InZone(ZoneOf(member)).Date;
        contacts.Save(null, new Contact { Id = $"c{member.Id}", Name = "Known Client", Company = "Old Works", OwnerId = member.Id, SignedOn = today.PlusMonths(-7), LastTouchAt = clock.Now - Duration.FromDays(10) });
        contacts.Save(null, new Contact { Id = $"k{member.Id}", Name = "Known Source", Company = "Old Works", OwnerId = member.Id, IsSource = true, LastTouchAt = clock.Now - Duration.FromDays(55) });
        await workspace.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A long play of a team has to show every kind.</summary>
    private void CheckKinds()
    {
        if (Plan.Days * Plan.Members < MemberDaysForEveryKind)
        {
            return;
        }

        foreach ((FollowUpKind kind, KindCounts counts) in Report.Kinds.Counts.Where(of => of.Value is { Arisen: 0 } or { Nudged: 0 } or { Settled: 0 }))
        {
            Report.Break($"{kind} arose {counts.Arisen} times, was nudged {counts.Nudged} and settled {counts.Settled} times; each should have happened.");
        }
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
            (LocalDate today, IReadOnlyList<FollowUp> owed) = await OwedByAsync(members[of.Key], cancellationToken).ConfigureAwait(false);
            Report.Kinds.Look(of.Key, owed, today, isSettling: false);
            foreach (OutgoingMessage message in of)
            {
                Check(members[of.Key], message, expected.GetValueOrDefault(of.Key), owed.Where(one => one.IsDue(today)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal));
            }
        }

        foreach ((string id, Expected due) in expected)
        {
            SimulatedMember member = members[id];
            if (due is { IsMoment: true, Items: > 0 } && !member.HasBlocked && !sent.Contains(id))
            {
                Report.Break($"{clock.Now}: {id} was owed a digest of {due.Items} and got none.");
            }

            Report.Silent += due is { IsMoment: true, Items: 0 } && !sent.Contains(id) ? 1 : 0;
        }
    }

    /// <summary>When what a member puts off for an hour comes back: not at night.</summary>
    public async Task<Instant> InAnHourAsync(SimulatedMember simulated, CancellationToken cancellationToken)
    {
        (Member member, MemberSettings settings, _, FollowUpRules rules) = await KnownAsync(simulated, cancellationToken).ConfigureAwait(false);
        return new NudgeCalendar(settings, DateTimeZoneProviders.Tzdb[member.TimeZone], rules.Holidays).AfterQuiet(clock.Now + Duration.FromHours(1));
    }

    /// <summary>What is to come to a member at this moment, by rows and rules alone.</summary>
    private async Task<Expected> ExpectAsync(SimulatedMember simulated, CancellationToken cancellationToken)
    {
        (Member member, MemberSettings settings, NudgeState state, FollowUpRules rules) = await KnownAsync(simulated, cancellationToken).ConfigureAwait(false);
        var calendar = new NudgeCalendar(settings, DateTimeZoneProviders.Tzdb[member.TimeZone], rules.Holidays);
        LocalDateTime local = clock.Now.InZone(calendar.Zone).LocalDateTime;
        Duration since = clock.Now - calendar.At(local.Date);

        // Who sets the time that it is just now, or comes into a zone where it is, means from tomorrow on.
        bool isSet = simulated.ToldAt < calendar.At(local.Date);
        bool isMoment = isSet && since >= Duration.Zero && since <= OnTime && calendar.IsDigestDay(local.Date) && !settings.IsPaused
            && !(state.LookedOn >= local.Date) && member is { Unreachable: null, IsGone: false };
        int items = 0;
        if (isMoment)
        {
            IReadOnlyList<FollowUp> owed = (await OwedByAsync(simulated, cancellationToken).ConfigureAwait(false)).Owed;
            items = DigestPlan.For(owed, state.Marks ?? new Dictionary<string, NudgeMark>(), settings.StoppedKinds ?? [], clock.Now, local).Items.Count;
        }

        return new Expected(calendar, local, settings.IsPaused, isMoment, items, member.Unreachable is not null);
    }

    private async Task<(Member Member, MemberSettings Settings, NudgeState State, FollowUpRules Rules)> KnownAsync(SimulatedMember simulated, CancellationToken cancellationToken)
    {
        var context = new LookingContext(new Workspace(store, WorkspaceId), clock.Now);
        return (
            (await context.Members.GetAsync(simulated.Id, cancellationToken).ConfigureAwait(false))!,
            await context.Settings.OfMemberAsync(simulated.Id, cancellationToken).ConfigureAwait(false),
            await context.Settings.NudgesAsync(simulated.Id, cancellationToken).ConfigureAwait(false),
            FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false)));
    }

    private async Task<(LocalDate Today, IReadOnlyList<FollowUp> Owed)> OwedByAsync(SimulatedMember simulated, CancellationToken cancellationToken)
    {
        var context = new LookingContext(new Workspace(store, WorkspaceId), clock.Now);
        Member member = (await context.Members.GetAsync(simulated.Id, cancellationToken).ConfigureAwait(false))!;
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        WhatHappened happened = await HappenedReader.ReadAsync(context, member, rules, cancellationToken).ConfigureAwait(false);
        return (happened.Today, Owed.Derive(happened, rules));
    }

    private void Check(SimulatedMember member, OutgoingMessage message, Expected? expected, IReadOnlySet<string> due)
    {
        Check(message);
        if (expected is null || expected.IsUnreachable)
        {
            Report.Break($"{clock.Now}: {member.Id} is gone or unreachable, and was written to.");
            return;
        }

        if (IsBrief(message.Reply))
        {
            CheckBrief(member, expected);
            return;
        }

        member.Card = message.Reply;
        Report.Kinds.Nudged(member.Id, KeysOf(member));

        if (member.ComesBack.FindIndex(at => clock.Now - at >= Duration.Zero && clock.Now - at < Duration.FromDays(4)) is >= 0 and var comesBack)
        {
            member.ComesBack.RemoveAt(comesBack);
            Report.AtTheirTime++;
            return;
        }

        CheckDigest(member, message.Reply, expected, due);
    }

    private static bool IsBrief(Reply reply) =>
        reply.Card?.Actions.OfType<ActionExecute>().Any(action => action.Data.Values.Contains(WeeklyBrief.StopWords)) ?? false;

    private void CheckBrief(SimulatedMember member, Expected expected)
    {
        Report.Briefs++;
        LocalDate day = expected.Local.Date;
        if (member.Number != 1 || !member.BriefWeeks.Add(day.PlusDays(1).Previous(IsoDayOfWeek.Monday)) || expected.IsPaused || expected.Calendar.IsAway(day))
        {
            Report.Break($"{clock.Now}: {member.Id} got a weekly brief that was not due.");
        }
    }

    private void CheckDigest(SimulatedMember member, Reply digest, Expected expected, IReadOnlySet<string> due)
    {
        Report.Digests++;
        int items = digest.Card?.Body.OfType<Container>().Count(container => container.Items.Any(element => element is ActionSet)) ?? 0;
        bool isAboutTeam = digest.Card?.Body.OfType<Container>().Count() > items;
        Report.Items += items;
        Report.TeamsShown += isAboutTeam ? 1 : 0;
        LocalDate day = expected.Local.Date;
        bool isAfterDowntime = clock.Now - down.End is var since && since >= Duration.Zero && since < Duration.FromDays(1);
        if (!member.DigestDays.Add(day))
        {
            Report.Break($"{clock.Now}: {member.Id} got a second digest on {day}.");
        }

        if (isAboutTeam && member.Number != 1)
        {
            Report.Break($"{clock.Now}: {member.Id} is no manager and was shown what others owe.");
        }

        if ((items == 0 && !isAboutTeam) || items > DigestPlan.Most)
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

        foreach (string key in KeysOf(member).Where(key => !due.Contains(key)))
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

    /// <summary>The follow-ups that can be pressed on a member's card.</summary>
    private static IEnumerable<string> KeysOf(SimulatedMember member) =>
        member.Buttons.Select(button => button.Data.GetValueOrDefault(DigestKey)).OfType<string>().Distinct(StringComparer.Ordinal);

    private static DateTimeZone ZoneOf(SimulatedMember member) => DateTimeZoneProviders.Tzdb[member.TimeZone];

    private sealed class LookingContext(Workspace workspace, Instant now) : WorkContext(workspace, now);

    private sealed record Expected(
        NudgeCalendar Calendar, LocalDateTime Local, bool IsPaused, bool IsMoment, int Items, bool IsUnreachable);
}

/// <summary>Who is played, for how long, and what chance is seeded with.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Days">For how many days.</param>
/// <param name="Members">How many members.</param>
/// <param name="Seed">The seed: the same seed plays the same.</param>
internal sealed record SimulationPlan(Instant Start, int Days, int Members, int Seed);
