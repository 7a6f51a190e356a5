using System.Collections.Immutable;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// One member's nudges at hand: what they set, what they owe, what was said of it, and the cards that were sent. What
/// changes is written by <see cref="Save"/>.
/// </summary>
internal sealed class NudgeDesk
{
    private const int KeptCards = 6;
    private readonly WorkContext context;
    private readonly Dictionary<string, NudgeMark> marks;
    private readonly List<SentDigest> cards;
    private NudgeState state;

    private NudgeDesk(WorkContext context, Member member, MemberSettings settings, FollowUpRules rules, NudgeState state, IReadOnlyList<FollowUp> owed)
    {
        this.context = context;
        this.state = state;
        Member = member;
        Settings = settings;
        Rules = rules;
        Owed = owed;
        Calendar = new NudgeCalendar(settings, MemberZone.Of(member), rules.Holidays);
        marks = new Dictionary<string, NudgeMark>(state.Marks ?? ImmutableDictionary<string, NudgeMark>.Empty, StringComparer.Ordinal);
        cards = [.. state.Digests ?? []];
    }

    /// <summary>The member.</summary>
    public Member Member { get; }

    /// <summary>What they set.</summary>
    public MemberSettings Settings { get; private set; }

    /// <summary>When follow-ups arise in their workspace.</summary>
    public FollowUpRules Rules { get; }

    /// <summary>When their digest comes.</summary>
    public NudgeCalendar Calendar { get; }

    /// <summary>All that they owe, in order.</summary>
    public IReadOnlyList<FollowUp> Owed { get; private set; }

    /// <summary>The member's wall-clock time.</summary>
    public LocalDateTime LocalNow => context.Now.InZone(Calendar.Zone).LocalDateTime;

    /// <summary>The member's day.</summary>
    public LocalDate Today => LocalNow.Date;

    /// <summary>How dates and money are said to the member.</summary>
    public Speech Speech => new(Member.Locale);

    /// <summary>True until the member was shown when nudges come.</summary>
    public bool ShowsTimes => Settings.TimesShownAt is null;

    /// <summary>Reads all of it.</summary>
    public static async ValueTask<NudgeDesk> OpenAsync(WorkContext context, Member member, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        NudgeState state = await context.Settings.NudgesAsync(member.Id, cancellationToken).ConfigureAwait(false);
        WhatHappened happened = await HappenedReader.ReadAsync(context, member, rules, cancellationToken).ConfigureAwait(false);
        return new NudgeDesk(context, member, settings, rules, state, FollowUps.Owed.Derive(happened, rules));
    }

    /// <summary>Derives what is owed once more, after something was settled.</summary>
    public async ValueTask LookAgainAsync(CancellationToken cancellationToken)
    {
        WhatHappened happened = await HappenedReader.ReadAsync(context, Member, Rules, cancellationToken).ConfigureAwait(false);
        Owed = FollowUps.Owed.Derive(happened, Rules);
    }

    /// <summary>What is due and wanted now.</summary>
    public DigestPlan Plan() => DigestPlan.For(Owed, marks, Settings.StoppedKinds ?? [], context.Now, LocalNow);

    /// <summary>The follow-up of a key; null when it is settled.</summary>
    public FollowUp? Find(string key) => Owed.FirstOrDefault(one => one.Key == key);

    /// <summary>Whether the member wants to hear of a follow-up now.</summary>
    public bool IsWanted(FollowUp one) => DigestPlan.IsWanted(one, marks, Settings.StoppedKinds ?? [], context.Now);

    /// <summary>What was said of a follow-up.</summary>
    public NudgeMark Mark(string key) => marks.GetValueOrDefault(key) ?? new NudgeMark();

    /// <summary>Says something of a follow-up.</summary>
    public void SetMark(string key, NudgeMark mark)
    {
        if (mark == new NudgeMark())
        {
            marks.Remove(key);
        }
        else
        {
            marks[key] = mark;
        }
    }

    /// <summary>The card of an id; null when it is too old.</summary>
    public SentDigest? Card(string? id) => cards.Find(card => card.Id == id);

    /// <summary>The newest card; null where none was sent.</summary>
    public SentDigest? LastCard => cards.Count > 0 ? cards[^1] : null;

    /// <summary>Keeps a card that is sent now, so that it can be pressed.</summary>
    /// <param name="items">What stands in it.</param>
    /// <param name="rest">How many more are due.</param>
    /// <param name="team">For a manager or admin: what is overdue in the team.</param>
    public SentDigest NewCard(IReadOnlyList<DigestItem> items, int rest, SentTeam? team = null)
    {
        var card = new SentDigest(
            Ids.New(context.Now),
            Today,
            [.. items.Select(item => new SentItem(item.FollowUp.Key, item.FollowUp.Kind.ToString(), FollowUpWords.Title(item.FollowUp), Asks: item.AsksIfUseful))],
            rest,
            team);
        cards.Add(card);
        return card;
    }

    /// <summary>Notes on every kept card what was done about a follow-up; null where it is open again.</summary>
    public void SetOutcome(string key, string? outcome)
    {
        for (int i = 0; i < cards.Count; i++)
        {
            cards[i] = cards[i] with { Items = [.. cards[i].Items.Select(item => item.Key == key ? item with { Outcome = outcome } : item)] };
        }
    }

    /// <summary>Counts a card as a digest: what stands in it is ignored once more unless something is done about it.</summary>
    public void Count(DigestPlan plan, LocalDate day)
    {
        foreach (DigestItem item in plan.Items)
        {
            NudgeMark mark = Mark(item.FollowUp.Key);
            SetMark(item.FollowUp.Key, mark with { Ignored = mark.Ignored + 1, IsAskedAbout = mark.IsAskedAbout || item.AsksIfUseful });
        }

        state = state with { LookedOn = day, SentAt = context.Now, Silence = null };
    }

    /// <summary>Whether it is the time to tell the member that they are behind their goal: midway, once in its period. Notes that they are told.</summary>
    public bool TellPace(GoalProgress goal)
    {
        if (goal is not { IsExpected: true, Pace: { IsMidway: true, IsBehind: true } } || state.PaceToldOf == goal.Period.Start)
        {
            return false;
        }

        state = state with { PaceToldOf = goal.Period.Start };
        return true;
    }

    /// <summary>Notes that a look found nothing to send, and why.</summary>
    public void StaySilent(LocalDate day, string why) => state = state with { LookedOn = day, Silence = why };

    /// <summary>Notes that the member was shown when nudges come.</summary>
    public void NoteTimesShown()
    {
        if (ShowsTimes)
        {
            Settings = Settings with { TimesShownAt = context.Now };
            context.Settings.Save(Member.Id, Settings);
        }
    }

    /// <summary>The day of the newest look.</summary>
    public LocalDate? LookedOn => state.LookedOn;

    /// <summary>A number that is another one every time, to choose among wordings.</summary>
    public int NextWording()
    {
        int wording = state.Wordings;
        state = state with { Wordings = wording == int.MaxValue ? 0 : wording + 1 };
        return wording;
    }

    /// <summary>Appoints the next digest, or none.</summary>
    public async ValueTask AppointAsync(CancellationToken cancellationToken) =>
        await NudgeSchedule.AppointAsync(context, Member, Settings, Rules, state.LookedOn, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes what has become of the nudges; what was said of follow-ups that are settled is forgotten.</summary>
    public void Save()
    {
        HashSet<string> still = [.. Owed.Select(one => one.Key)];
        context.Settings.Save(Member.Id, state with
        {
            Marks = marks.Where(mark => still.Contains(mark.Key)).ToDictionary(StringComparer.Ordinal),
            Digests = [.. cards.TakeLast(KeptCards)],
        });
    }
}
