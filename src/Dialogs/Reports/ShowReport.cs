using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Figures of a member, a team, or everybody in a period: all of them, or the one that is asked for with what stands behind it.</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class ShowReport(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    /// <summary>Shows the report that a button names.</summary>
    public const string ShowVerb = "report.show";

    private const string RowsVerb = "report.rows";
    private const string RuleVerb = "report.rule";
    private const int MostMembers = 15;
    private const int MostBehind = 6;
    private const int MostRows = 40;
    private const int LongestFigure = 60;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowReport];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ShowVerb, WhichVerb, RowsVerb, RuleVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["how is the team doing this month", "how is Maria doing", "conversion last quarter", "revenue from referrals in Q3 by rep"];

    /// <inheritdoc/>
    protected override string WhichVerb => "report.which";

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["status"] or ["status", "please"] or ["what", "is", "the" or "our", "status"] or ["what", "s", "the" or "our", "status"] or ["status", "report"] or ["give", "me", "the" or "a", "status"] =>
            await HandleAsync(context, new Frame { Intent = Intent.ShowReport }, cancellationToken).ConfigureAwait(false),
        ["team", "status"] or ["the", "team", "s", "status"] or ["status", "of", "the" or "my" or "our", "team"] or ["how", "are", "things", "going"] =>
            await HandleAsync(context, new Frame { Intent = Intent.ShowReport, Person = "team" }, cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    /// <summary>"received by rep last month": a figure alone, with no word around it.</summary>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => reading.Frame.Intent == Intent.Unknown && text.Length <= LongestFigure && OfEachRep().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match asked = OfEachRep().Match(text);
        string metric = asked.Groups["metric"].Value.ToLowerInvariant();
        string when = asked.Groups["when"].Value.Trim();
        DateInterval? period = when.Length == 0 ? null : await AskedPeriod.InAsync(context, when, cancellationToken).ConfigureAwait(false);
        return when.Length > 0 && period is null
            ? null
            : await AskAsync(context, new Frame { Intent = Intent.ShowReport, Person = "team", Metric = metric == "referrals" ? "received" : metric, Period = period }, cancellationToken).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^\s*(?<metric>referrals|received|contacted|meetings|won|lost|revenue|conversion|asks|given|touches) (?:by|per) (?:rep|member|person)s?(?<when>(?: .+?)?)[\s?.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfEachRep();

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) => AskAsync(context, frame, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb == WhichVerb)
        {
            return await base.PressAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        }

        if (await ReportData.ReadAsync(context, pressed, cancellationToken).ConfigureAwait(false) is not { } asked)
        {
            return Refusals.Of(context.Member, Right.SeeOthers) ?? new Reply { Text = "That report is too old to open. Ask once more, please." };
        }

        return pressed.Verb switch
        {
            RowsVerb => await RowsAsync(context, asked.Scope, asked.Period, asked.Metric, cancellationToken).ConfigureAwait(false),
            RuleVerb => Rules(context, asked.Metric),
            _ => await BuildAsync(context, asked.Scope, asked.Period, asked.Metric == "all" ? null : asked.Metric, cancellationToken).ConfigureAwait(false),
        };
    }

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken)
    {
        switch (frame.Metric)
        {
            case "needThanks" or "overdue":
                return await TeamList.ShowAsync(context, scope, frame.Metric, cancellationToken).ConfigureAwait(false);

            case "sources":
                return await BestSources.ShowAsync(context, scope, frame.Period, cancellationToken).ConfigureAwait(false);
        }

        (DateInterval period, Reply? problem) = await AskedPeriod.OfAsync(context, frame, cancellationToken).ConfigureAwait(false);
        return problem ?? await BuildAsync(context, scope, period, frame.Metric, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> BuildAsync(DialogContext context, Scope scope, DateInterval period, string? metric, CancellationToken cancellationToken)
    {
        FigureSheet sheet = await FigureSheet.ReadAsync(context, period, context.Today, scope.MemberIds, cancellationToken).ConfigureAwait(false);
        FigureSet figures = sheet.Total();
        string when = PeriodWords.Of(period, context.Today, context.Speech);
        return metric is not null
            ? await OfMetricAsync(context, scope, sheet, figures, metric, when, cancellationToken).ConfigureAwait(false)
            : await OfAllAsync(context, scope, sheet, figures, PeriodWords.InSoFar(period, context.Today, context.Speech), cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> OfAllAsync(DialogContext context, Scope scope, FigureSheet sheet, FigureSet figures, string when, CancellationToken cancellationToken)
    {
        bool isNow = sheet.Period.Contains(context.Today);
        IReadOnlyDictionary<string, Standing> standings = isNow
            ? await TeamList.StandingsAsync(context, scope.Members, cancellationToken).ConfigureAwait(false)
            : new Dictionary<string, Standing>();
        List<Fact> now = [.. NowFacts(standings.Values)];
        string? away = scope.IsOne && isNow ? WhoIsAway.Says(context, scope.Members[0]) : null;
        if (figures.IsEmpty && now.Count == 0)
        {
            return new Reply { Text = $"Nothing was counted {when}{(scope.IsOne ? scope.Title == "You" ? " for you" : $" for {scope.Title}" : "")}, and nothing is open.{(away is null ? "" : $" {(scope.Title == "You" ? "You are" : $"{scope.Title} is")} {away}.")}" };
        }

        string title = $"{scope.Title} {when}";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true, Size = TextSize.Large } };
        if (figures.IsEmpty)
        {
            body.Add(new TextBlock("Nothing was counted in that time."));
        }
        else
        {
            body.Add(new FactSet([.. from metric in FigureWords.All let value = FigureWords.Value(figures, metric) where value is not null select new Fact(FigureWords.Title(metric), value)]));
        }

        if (scope.IsOne && isNow)
        {
            GoalProgress goal = await GoalProgress.OfMemberAsync(context, scope.Members[0], context.Today, cancellationToken).ConfigureAwait(false);
            body.Add(new FactSet([new Fact("Goal", GoalWords.CountAndTime(goal)), .. away is null ? [] : new[] { new Fact("Away", away) }]));
        }

        if (now.Count > 0)
        {
            body.Add(new TextBlock("Now") { IsBold = true, Separator = true });
            body.Add(new FactSet(now));
        }

        if (!scope.IsOne)
        {
            body.AddRange(await MemberLinesAsync(context, scope, sheet, standings, cancellationToken).ConfigureAwait(false));
        }
        else if (standings.Values.FirstOrDefault() is { } own && TeamList.Attention(own, context.Today) is { Count: > 0 } lines)
        {
            body.AddRange(lines.Take(MostBehind).Select(line => new TextBlock(line)));
        }

        string summary = $"{title}: {Short(figures)}.";
        bool isOverdue = standings.Values.Any(one => one.ThanksOverdue.Count > 0);
        return new Reply
        {
            Text = summary,
            Card = new AdaptiveCard
            {
                FallbackText = summary,
                Body = body,
                Actions =
                [
                    .. figures[Figure.Received] > 0 ? ReportData.Button("Open list", RowsVerb, scope, sheet.Period, "received") : [],
                    .. isOverdue && scope.Title != "You" ? ReportData.Button("Show thanks overdue", TeamList.ShowVerb, scope, sheet.Period, "needThanks") : [],
                    .. ReportData.Button("How is this counted?", RuleVerb, scope, sheet.Period, "all"),
                ],
            },
        };
    }

    private static async ValueTask<Reply> OfMetricAsync(
        DialogContext context, Scope scope, FigureSheet sheet, FigureSet figures, string metric, string when, CancellationToken cancellationToken)
    {
        string title = $"{FigureWords.Title(metric)}, {(scope.Title == "You" ? "you" : scope.Title == "The team" ? "the team" : scope.Title)}, {when}";
        if (FigureWords.Value(figures, metric) is not { } value)
        {
            return Buttons.Reply(
                $"{title}: nothing. {FigureWords.Rule(metric)}",
                [.. ReportData.Button("Show all figures", ShowVerb, scope, sheet.Period, "all")]);
        }

        string summary = $"{title}: {value}.";
        var body = new List<CardElement> { new TextBlock(title), new TextBlock(value) { IsBold = true, Size = TextSize.Large } };
        List<(string Name, FigureSet Figures, string Value)> members = [];
        foreach (string id in sheet.MemberIds)
        {
            if (FigureWords.Value(sheet.Of(id), metric) is { } own)
            {
                members.Add((await NameAsync(context, id, cancellationToken).ConfigureAwait(false), sheet.Of(id), own));
            }
        }

        if (!scope.IsOne)
        {
            body.AddRange(ByMember(metric, members));
        }

        ReportRows behind = await ReportRows.ReadAsync(context, sheet.MemberIds, metric, sheet.Period, MostBehind, cancellationToken).ConfigureAwait(false);
        body.AddRange(behind.Lines.Select((line, at) => new TextBlock(line) { IsSubtle = true, Separator = at == 0 }));
        return new Reply
        {
            Text = summary,
            Card = new AdaptiveCard
            {
                FallbackText = summary,
                Body = body,
                Actions =
                [
                    .. behind.IsWhole ? [] : ReportData.Button("Open list", RowsVerb, scope, sheet.Period, metric),
                    .. ReportData.Button("Show all figures", ShowVerb, scope, sheet.Period, "all"),
                    .. ReportData.Button("How is this counted?", RuleVerb, scope, sheet.Period, metric),
                ],
            },
        };
    }

    /// <summary>Bars where the amounts are of one kind, else lines.</summary>
    private static IEnumerable<CardElement> ByMember(string metric, List<(string Name, FigureSet Figures, string Value)> members)
    {
        List<(string Name, FigureSet Figures, string Value)> shown = [.. members.OrderByDescending(one => FigureWords.Weight(one.Figures, metric)).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Take(MostMembers)];
        bool isOneKind = metric != "revenue" || shown.SelectMany(one => one.Figures.Revenue).Select(money => money.Currency).Distinct(StringComparer.Ordinal).Count() <= 1;
        return isOneKind
            ? [new ChartHorizontalBar($"{FigureWords.Title(metric)} by rep", [.. shown.Select(one => new ChartBar(one.Name, Math.Max(0, FigureWords.Weight(one.Figures, metric)), one.Value))])]
            : shown.Select(one => new TextBlock($"{one.Name}: {one.Value}"));
    }

    private static async ValueTask<IReadOnlyList<CardElement>> MemberLinesAsync(
        DialogContext context, Scope scope, FigureSheet sheet, IReadOnlyDictionary<string, Standing> standings, CancellationToken cancellationToken)
    {
        var lines = new List<(string Text, int Received)>();
        foreach (string id in sheet.MemberIds.Union(scope.Members.Where(member => standings.TryGetValue(member.Id, out Standing? one) && one.Open.Count + one.ThanksOwed.Count > 0).Select(member => member.Id)))
        {
            FigureSet own = sheet.Of(id);
            Standing? standing = standings.GetValueOrDefault(id);
            string[] parts =
            [
                .. own.IsEmpty ? [] : new[] { Short(own) },
                .. standing is { ThanksOverdue.Count: > 0 and var thanks } ? new[] { $"{thanks} thanks overdue" } : [],
                .. standing is { ContactOverdue.Count: > 0 and var contacts } ? new[] { Speech.Count(contacts, "first contact overdue", "first contacts overdue") } : [],
            ];
            if (parts.Length > 0)
            {
                lines.Add(($"{await NameAsync(context, id, cancellationToken).ConfigureAwait(false)}: {string.Join(", ", parts)}", own[Figure.Received]));
            }
        }

        return
        [
            .. lines.OrderByDescending(one => one.Received).ThenBy(one => one.Text, StringComparer.OrdinalIgnoreCase).Take(MostMembers)
                .Select((one, at) => new TextBlock(one.Text) { Separator = at == 0 }),
            .. lines.Count > MostMembers ? new CardElement[] { new TextBlock($"… and {lines.Count - MostMembers} more. “How is Maria doing” shows one of them.") { IsSubtle = true } } : [],
        ];
    }

    private static IEnumerable<Fact> NowFacts(IEnumerable<Standing> standings)
    {
        List<Standing> all = [.. standings];
        int owed = all.Sum(one => one.ThanksOwed.Count);
        int overdue = all.Sum(one => one.ThanksOverdue.Count);
        int contacts = all.Sum(one => one.ContactOverdue.Count);
        int stale = all.Sum(one => one.Stale.Count);
        List<Referral> open = [.. all.SelectMany(one => one.Open)];
        if (open.Count > 0)
        {
            yield return new Fact("Open", $"{open.Count}{ReferralWords.Worth(open)}");
        }

        if (owed > 0)
        {
            yield return new Fact("Thanks owed", overdue == 0 ? $"{owed}, none overdue" : overdue == owed ? $"{owed}, all overdue" : $"{owed}, {overdue} of them overdue");
        }

        if (contacts > 0)
        {
            yield return new Fact("First contact overdue", $"{contacts}");
        }

        if (stale > 0)
        {
            yield return new Fact("Standing still", $"{stale}");
        }
    }

    private static async ValueTask<Reply> RowsAsync(DialogContext context, Scope scope, DateInterval period, string metric, CancellationToken cancellationToken)
    {
        FigureSheet sheet = await FigureSheet.ReadAsync(context, period, context.Today, scope.MemberIds, cancellationToken).ConfigureAwait(false);
        ReportRows rows = await ReportRows.ReadAsync(context, sheet.MemberIds, metric, period, MostRows, cancellationToken).ConfigureAwait(false);
        string title = $"{FigureWords.Title(metric)} {PeriodWords.InSoFar(period, context.Today, context.Speech)}";
        if (rows.Lines.Count == 0)
        {
            return new Reply { Text = $"{title}: nothing." };
        }

        return new Reply
        {
            Text = $"{title}: {rows.Lines.Count}{(rows.IsWhole ? "" : " and more")}.",
            Card = new AdaptiveCard
            {
                FallbackText = $"{title}: {rows.Lines.Count}{(rows.IsWhole ? "" : " and more")}.",
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. rows.Lines.Select(line => new TextBlock(line)),
                    .. rows.IsWhole ? [] : new CardElement[] { new TextBlock("… and more. “Export” gives all of them as a file.") { IsSubtle = true } },
                ],
            },
        };
    }

    private static Reply Rules(DialogContext context, string metric)
    {
        string asOf = $"As of {context.Speech.Day(context.Today, context.Today)}, {context.Speech.Time(context.LocalNow.TimeOfDay)}.";
        IReadOnlyList<string> lines = metric == "all" ? [.. FigureWords.All.Select(one => $"{FigureWords.Title(one)}: {FigureWords.Rule(one)}")] : [FigureWords.Rule(metric)];
        return new Reply
        {
            Text = $"{string.Join(" ", lines)} {asOf}",
            Card = new AdaptiveCard { FallbackText = asOf, Body = [.. lines.Select(line => new TextBlock(line)), new TextBlock(asOf) { IsSubtle = true }] },
        };
    }

    /// <summary>"5 received, 2 won, $45,000".</summary>
    private static string Short(FigureSet figures)
    {
        string[] parts =
        [
            .. from one in new[] { ("received", "received"), ("meetings", "meetings"), ("won", "won"), ("lost", "lost") }
               let value = FigureWords.Value(figures, one.Item1)
               where value is not null
               select $"{value} {(value == "1" && one.Item2 == "meetings" ? "meeting" : one.Item2)}",
            .. FigureWords.Value(figures, "revenue") is { } revenue ? new[] { revenue } : [],
            .. FigureWords.Value(figures, "asks") is { } asks ? new[] { $"{asks} asked" } : [],
        ];
        return parts.Length == 0 ? "nothing received" : string.Join(", ", parts);
    }

    private static async ValueTask<string> NameAsync(DialogContext context, string memberId, CancellationToken cancellationToken) =>
        (await context.Members.GetAsync(memberId, cancellationToken).ConfigureAwait(false))?.Name ?? "Somebody who left";
}
