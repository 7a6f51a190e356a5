using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>What waits in the team, by rep: thanks owed, first contacts overdue, referrals that stand still. The reps can be nudged from it.</summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class TeamList(IRosters rosters) : Dialog
{
    /// <summary>Shows the list that a button names.</summary>
    public const string ShowVerb = "team.list";

    private const string AllVerb = "team.list-all";
    private const string NudgeVerb = "team.nudge";
    private const int MostOfRep = 3;
    private const int MostReps = 15;
    private const int MostNudged = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ShowVerb, AllVerb, NudgeVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["who has thanks overdue", "who hasn't followed up", "the team's stale referrals"];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        string? metric = words switch
        {
            ["who", "is", "behind" or "late", "on" or "with", "thanks" or "thanking"] => "needThanks",
            ["who", "still", "has" or "have" or "needs", "to", "follow", "up"] or ["who", "is", "behind" or "late"] or ["who", "is", "behind" or "late", "on" or "with", "follow" or "following" or "followups" or "contacting" or "calling" or "calls" or "contacts", ..] => "overdue",
            _ => null,
        };
        if (metric is null || Refusals.Of(context.Member, Right.SeeOthers) is not null)
        {
            return null;
        }

        (Scope? scope, Reply? reply) = await Scope.TeamAsync(context, rosters, cancellationToken).ConfigureAwait(false);
        return scope is null ? reply : await ShowAsync(context, scope, metric, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (await ReportData.ReadAsync(context, pressed, cancellationToken).ConfigureAwait(false) is not { } asked)
        {
            return Refusals.Of(context.Member, Right.SeeOthers) ?? new Reply { Text = "That list is too old to open. Ask once more, please." };
        }

        IReadOnlyDictionary<string, Standing> standings = await StandingsAsync(context, asked.Scope.Members, cancellationToken).ConfigureAwait(false);
        List<Waiting> waiting = [.. WaitingOf(context, asked.Scope, standings, asked.Metric)];
        return pressed.Verb switch
        {
            NudgeVerb => await NudgeAsync(context, waiting, asked.Metric, cancellationToken).ConfigureAwait(false),
            AllVerb => Show(context, asked.Scope, waiting, asked.Metric, int.MaxValue),
            _ => Show(context, asked.Scope, waiting, asked.Metric, MostOfRep),
        };
    }

    /// <summary>The list of a kind: <c>needThanks</c>, <c>overdue</c> or <c>stale</c>.</summary>
    internal static async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, string metric, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Standing> standings = await StandingsAsync(context, scope.Members, cancellationToken).ConfigureAwait(false);
        return Show(context, scope, [.. WaitingOf(context, scope, standings, metric)], metric, MostOfRep);
    }

    /// <summary>How the referrals of members stand now, by their ids.</summary>
    internal static async ValueTask<IReadOnlyDictionary<string, Standing>> StandingsAsync(WorkContext context, IReadOnlyList<Member> members, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        await HappenedReader.AheadAsync(context, members, rules, cancellationToken).ConfigureAwait(false);
        var standings = new Dictionary<string, Standing>(StringComparer.Ordinal);
        foreach (Member member in members)
        {
            standings[member.Id] = await Standing.ReadAsync(context, member, rules, cancellationToken).ConfigureAwait(false);
        }

        return standings;
    }

    /// <summary>What waits longest with one member, a line each.</summary>
    internal static IReadOnlyList<string> Attention(Standing standing, LocalDate today) =>
    [
        .. standing.ThanksOverdue.Select(one => $"Thanks overdue: {Who(one)}, {Days(one, today)}"),
        .. standing.ContactOverdue.Select(one => $"Not contacted: {Who(one)}, {Days(one, today)}"),
        .. standing.Stale.Select(one => $"Standing still: {Who(one)}, {Days(one, today)}"),
    ];

    private static IEnumerable<Waiting> WaitingOf(DialogContext context, Scope scope, IReadOnlyDictionary<string, Standing> standings, string metric) =>
        from member in scope.Members
        let standing = standings[member.Id]
        let items = metric switch
        {
            "overdue" => standing.ContactOverdue,
            "stale" => standing.Stale,
            _ => standing.ThanksOwed,
        }
        where items.Count > 0
        let sorted = items.OrderBy(one => one.Since).ToList()
        orderby sorted.Count descending, sorted[0].Since, member.Name
        select new Waiting(member, sorted);

    private static Reply Show(DialogContext context, Scope scope, IReadOnlyList<Waiting> waiting, string metric, int mostOfRep)
    {
        if (waiting.Count == 0)
        {
            return new Reply { Text = Nothing(metric, scope) };
        }

        LocalDate today = context.Today;
        int count = waiting.Sum(one => one.Items.Count);
        LocalDate oldest = waiting.Min(one => one.Items[0].Since);
        string title = $"{Headline(metric, count)}, {(count == 1 ? "" : "the oldest ")}since {context.Speech.Day(oldest, today)}.";
        int overdue = waiting.Sum(one => one.Items.Count(item => item.IsOverdue(today)));
        string rule = metric == "needThanks" ? $"{overdue} of {count} overdue. {FigureWords.Rule(metric)}" : FigureWords.Rule(metric);
        bool isCut = waiting.Any(one => one.Items.Count > mostOfRep) || waiting.Count > MostReps && mostOfRep != int.MaxValue;
        var period = new DateInterval(today, today);
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. waiting.Take(mostOfRep == int.MaxValue ? int.MaxValue : MostReps).Select(one => new TextBlock(Line(one, mostOfRep, today))),
                    new TextBlock(rule) { IsSubtle = true },
                ],
                Actions =
                [
                    .. waiting.Any(one => one.Member.Id != context.Member.Id) ? ReportData.Button(waiting.Count == 1 ? $"Nudge {waiting[0].Member.Name}" : "Nudge them", NudgeVerb, scope, period, metric) : [],
                    .. isCut ? ReportData.Button("Open list", AllVerb, scope, period, metric) : [],
                ],
            },
        };
    }

    private static string Line(Waiting one, int most, LocalDate today)
    {
        string more = one.Items.Count > most ? $"; and {one.Items.Count - most} more" : "";
        return $"{one.Member.Name}: {string.Join("; ", one.Items.Take(most).Select(item => $"{Who(item)}, {Days(item, today)}"))}{more}";
    }

    private static async ValueTask<Reply> NudgeAsync(DialogContext context, IReadOnlyList<Waiting> waiting, string metric, CancellationToken cancellationToken)
    {
        var nudged = new List<string>();
        var later = new List<string>();
        var missed = new List<string>();
        foreach (Waiting one in waiting.Where(one => one.Member.Id != context.Member.Id))
        {
            if (await IsAwayOrAsleepAsync(context, one.Member, cancellationToken).ConfigureAwait(false))
            {
                later.Add(one.Member.Name);
            }
            else
            {
                (context.Send(one.Member, Nudge(context, one, metric)) ? nudged : missed).Add(one.Member.Name);
            }
        }

        string text = string.Join(' ', new[]
        {
            nudged.Count > 0 ? $"Nudged {Speech.List(nudged)}." : null,
            later.Count > 0 ? $"{Speech.List(later)} {(later.Count == 1 ? "is" : "are")} away or asleep, and will see it in the next digest." : null,
            missed.Count > 0 ? $"I can't write to {Speech.List(missed)} at the moment." : null,
        }.Where(part => part is not null));
        return new Reply { Text = text.Length > 0 ? text : "Nothing is waiting any more.", ReplacesCard = true };
    }

    /// <summary>Whether a member is not to be written to now: it is night there, or they are on leave.</summary>
    internal static async ValueTask<bool> IsAwayOrAsleepAsync(WorkContext context, Member member, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        var calendar = new NudgeCalendar(settings, MemberZone.Of(member), new HashSet<LocalDate>());
        return calendar.IsQuiet(context.Now) || calendar.IsAway(context.Now.InZone(calendar.Zone).Date);
    }

    private static Reply Nudge(DialogContext context, Waiting one, string metric)
    {
        LocalDate today = context.Now.InZone(MemberZone.Of(one.Member)).Date;
        string title = metric switch
        {
            "overdue" => $"{context.Member.Name} asks you to look at {Speech.Count(one.Items.Count, "prospect", "prospects")} not contacted yet.",
            "stale" => $"{context.Member.Name} asks you to look at {Speech.Count(one.Items.Count, "referral", "referrals")} that stand still.",
            _ => $"{context.Member.Name} asks you to thank {Speech.Count(one.Items.Count, "source", "sources")}.",
        };
        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = [new TextBlock(title) { IsBold = true }, .. one.Items.Take(MostNudged).Select(item => new TextBlock($"{FollowUpWords.Title(item)}. {FollowUpWords.Reason(item, today, new Speech(one.Member.Locale))}"))],
                Actions = [Buttons.Say("Show what is due", "what is due")],
            },
        };
    }

    private static string Headline(string metric, int count) => metric switch
    {
        "overdue" => Speech.Count(count, "introduced prospect has not been contacted", "introduced prospects have not been contacted"),
        "stale" => Speech.Count(count, "referral stands still", "referrals stand still"),
        _ => Speech.Count(count, "source is waiting for a thank-you", "sources are waiting for a thank-you"),
    };

    private static string Nothing(string metric, Scope scope)
    {
        string whose = scope.Title == "The team" ? "" : scope.Title == "You" ? " from you" : $" from {scope.Title}";
        return metric switch
        {
            "overdue" => $"Everybody who was introduced has been contacted in time. Nothing is overdue{whose}.",
            "stale" => $"No referral stands still{(whose.Length == 0 ? "" : $" with {scope.Title}")}.",
            _ => $"No source is waiting for a thank-you{whose}.",
        };
    }

    private static string Who(FollowUp one) => one.Person is null ? "" : ReferralWords.Short(one.Person);

    private static string Days(FollowUp one, LocalDate today) => Period.DaysBetween(one.Since, today) switch
    {
        <= 0 => "today",
        var days => Speech.Count(days, "day", "days"),
    };

    private sealed record Waiting(Member Member, IReadOnlyList<FollowUp> Items);
}
