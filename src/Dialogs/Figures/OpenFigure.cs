using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Figures;

/// <summary>
/// Opens a figure: the rows behind it, the rule, and as of when. One's own, and to managers that of any member; only the
/// one who asks sees it.
/// </summary>
public sealed class OpenFigure : Dialog
{
    /// <summary>Shows the rows behind the figure of <see cref="Metric"/>, <see cref="Of"/> a member, from <see cref="From"/> to <see cref="To"/>.</summary>
    public const string RowsVerb = "figure.rows";

    /// <summary>The name under which a button carries the metric.</summary>
    public const string Metric = "metric";

    /// <summary>The name under which a button carries the member; without it whoever presses is meant.</summary>
    public const string Of = "of";

    /// <summary>The name under which a button carries the first day.</summary>
    public const string From = "from";

    /// <summary>The name under which a button carries the last day.</summary>
    public const string To = "to";

    private const int MostLines = 15;
    private const int MostRows = 500;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [RowsVerb];

    /// <summary>A button that opens a figure.</summary>
    public static ActionExecute Button(string title, BoardMetric metric, DateInterval period, string? memberId) =>
        memberId is null
            ? Buttons.Do(title, RowsVerb, (Metric, metric.Name), (From, Text(period.Start)), (To, Text(period.End)))
            : Buttons.Do(title, RowsVerb, (Metric, metric.Name), (From, Text(period.Start)), (To, Text(period.End)), (Of, memberId));

    /// <summary>A day as buttons carry it.</summary>
    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The period that a button carries; the month of today where it carries none.</summary>
    public static DateInterval Period(Pressed pressed, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(pressed);
        ParseResult<LocalDate> from = LocalDatePattern.Iso.Parse(pressed.Data.GetValueOrDefault(From, ""));
        ParseResult<LocalDate> to = LocalDatePattern.Iso.Parse(pressed.Data.GetValueOrDefault(To, ""));
        return from.Success && to.Success && from.Value <= to.Value
            ? new DateInterval(from.Value, to.Value)
            : new DateInterval(today.With(DateAdjusters.StartOfMonth), today.With(DateAdjusters.EndOfMonth));
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        DateInterval period = Period(pressed, context.Today);
        BoardMetric metric = BoardMetric.Find(pressed.Data.GetValueOrDefault(Metric)) ?? BoardMetric.Received;
        string memberId = pressed.Data.GetValueOrDefault(Of, context.Member.Id);
        if (memberId != context.Member.Id && !Permissions.May(context.Member.Role, Right.SeeOthers))
        {
            return new Reply { Text = "That is between them and their manager. Your own I can show you." };
        }

        Member? member = memberId == context.Member.Id ? context.Member : await context.Members.GetAsync(memberId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Counted> rows = await context.Figures.CountedAsync(memberId, metric.Figure, period, MostRows, cancellationToken).ConfigureAwait(false);
        string when = PeriodWords.In(period, context.Today, context.Speech);
        string whose = memberId == context.Member.Id ? "" : $" of {member?.Name ?? memberId}";
        string title = $"{metric.Title} {when}{whose}: {(rows.Count == 0 ? "nothing" : rows.Sum(row => row.Amount))}";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        foreach (Counted row in rows.Take(MostLines))
        {
            body.Add(new TextBlock($"{context.Speech.Day(row.On, context.Today)}: {await LineAsync(context, metric.Figure, row, cancellationToken).ConfigureAwait(false)}"));
        }

        if (rows.Count > MostLines)
        {
            body.Add(new TextBlock($"… and {rows.Count - MostLines} more.") { IsSubtle = true });
        }

        body.Add(new TextBlock(metric.Rule) { IsSubtle = true, Separator = true });
        body.Add(new TextBlock($"As of {context.Speech.When(new When(context.Today, new LocalTime(context.LocalNow.Hour, context.LocalNow.Minute)), context.Today)}.") { IsSubtle = true });
        return new Reply { Text = title, Card = new AdaptiveCard { FallbackText = title, Body = body } };
    }

    private static async ValueTask<string> LineAsync(DialogContext context, Figure figure, Counted row, CancellationToken cancellationToken) => figure switch
    {
        Figure.Asked or Figure.Touched => await context.Events.GetAsync(row.Id, cancellationToken).ConfigureAwait(false) is { } happened
            ? ReferralWords.Short(happened.With)
            : "deleted since",
        Figure.Given or Figure.CheckedIn => await context.Given.GetAsync(row.Id, cancellationToken).ConfigureAwait(false) is { } given
            ? $"{ReferralWords.Short(given.Prospect)} and {ReferralWords.Short(given.Receiver)}"
            : "deleted since",
        _ => await context.Referrals.GetAsync(row.Id, cancellationToken).ConfigureAwait(false) is { } referral
            ? figure is Figure.Won && referral.Value is { } value
                ? $"{ReferralWords.Short(referral.Prospect)}, from {ReferralWords.Short(referral.Source)}, {Speech.Money(value)}"
                : $"{ReferralWords.Short(referral.Prospect)}, from {ReferralWords.Short(referral.Source)}"
            : "deleted since",
    };
}
