using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>
/// Lists referrals: the open ones, or those that a filter or period asks for. One's own; to managers those of a member, of a
/// team, or of everybody, too.
/// </summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class ShowReferrals(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    private const string NextVerb = "referrals.next";
    private const string Of = "of";
    private const string Filter = "filter";
    private const string Subject = "subject";
    private const string After = "after";
    private const int MostRows = 500;
    private const int MostLines = 10;
    private const int MostButtons = 5;
    private static readonly Period Year = Period.FromYears(1);

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowReferrals];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [.. base.Verbs, NextVerb];

    /// <inheritdoc/>
    protected override string WhichVerb => "referrals.which";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["my referrals", "which referrals need thanks"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Filter == "given" && frame.Person is null or "me")
        {
            return await GivenList.ShowAsync(context, frame.Period, cancellationToken).ConfigureAwait(false);
        }

        if (!Permissions.May(context.Member.Role, Right.SeeOthers) && frame.Person is null or "me" && Scope.NameIn(context.Words) is null)
        {
            return await ListAsync(context, frame, Scope.Of(context, context.Member), after: 0, cancellationToken).ConfigureAwait(false);
        }

        return await AskAsync(context, frame, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb != NextVerb)
        {
            return await base.PressAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        }

        Member? member = pressed.Data.TryGetValue(Of, out string? id) ? await context.Members.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
        Scope scope = member is null ? await Scope.EverybodyAsync(context, cancellationToken).ConfigureAwait(false) : Scope.Of(context, member);
        if (member?.Id != context.Member.Id && Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        var frame = new Frame
        {
            Intent = Intent.ShowReferrals,
            Filter = pressed.Data.GetValueOrDefault(Filter),
            Subject = pressed.Data.GetValueOrDefault(Subject),
            Period = pressed.Data.ContainsKey(OpenFigure.From) ? OpenFigure.Period(pressed, context.Today) : null,
        };
        _ = int.TryParse(pressed.Data.GetValueOrDefault(After), NumberStyles.None, CultureInfo.InvariantCulture, out int after);
        return await ListAsync(context, frame, scope, after, cancellationToken).ConfigureAwait(false);
    }

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken) =>
        frame is { Filter: "needThanks" or "overdue" or "stale", Period: null, Subject: null } && scope.Title != "You"
            ? await TeamList.ShowAsync(context, scope, frame.Filter, cancellationToken).ConfigureAwait(false)
            : await ListAsync(context, frame, scope, after: 0, cancellationToken).ConfigureAwait(false);

    private static async ValueTask<Reply> ListAsync(DialogContext context, Frame frame, Scope scope, int after, CancellationToken cancellationToken)
    {
        var chosen = new List<Referral>();
        foreach (Member member in scope.Members)
        {
            IReadOnlyList<Referral> rows = IsAboutOpenOnes(frame)
                ? await context.Referrals.OpenOfAsync(member.Id, MostRows, cancellationToken).ConfigureAwait(false)
                : await context.Referrals.ReceivedAsync(member.Id, ReceivedIn(context, frame), MostRows, cancellationToken).ConfigureAwait(false);
            chosen.AddRange(rows
                .Where(one => Fits(one, frame.Filter, context.Today))
                .Where(one => frame.Period is not { } period || period.Contains(IsAboutEnds(frame) ? EndOf(one) : one.ReceivedOn))
                .Where(one => frame.Subject is not { } subject || IsAbout(one, subject)));
        }

        return Show(
            context,
            frame,
            scope,
            IsAboutEnds(frame)
                ? [.. chosen.OrderByDescending(EndOf).ThenByDescending(one => one.LoggedAt)]
                : [.. chosen.OrderBy(one => one.ActBy?.Date ?? LocalDate.MaxIsoValue).ThenByDescending(one => one.LoggedAt)],
            after);
    }

    private static bool IsAboutOpenOnes(Frame frame) => frame.Filter switch
    {
        "won" or "lost" or "needThanks" => false,
        null => frame.Period is null,
        _ => true,
    };

    /// <summary>What was won or lost is asked for by the day on which it was, and not by that on which it was received.</summary>
    private static bool IsAboutEnds(Frame frame) => frame.Filter is "won" or "lost";

    private static LocalDate EndOf(Referral one) => one.History.LastOrDefault(step => step.Stage == one.Stage)?.On ?? one.ReceivedOn;

    /// <summary>When what is asked for was received; what came to an end in a time may have been received a year before.</summary>
    private static DateInterval ReceivedIn(DialogContext context, Frame frame)
    {
        DateInterval asked = frame.Period ?? new DateInterval(context.Today - Year, context.Today);
        return IsAboutEnds(frame) ? new DateInterval(asked.Start - Year, LocalDate.Max(asked.Start - Year, context.Today)) : asked;
    }

    private static bool Fits(Referral one, string? filter, LocalDate today) => filter switch
    {
        "open" => one.IsOpen,
        "new" or "call" => one.Stage == Stage.Introduced,
        "needThanks" => one.OwesThanks,
        "overdue" => one.IsOpen && one.ActBy?.Date < today,
        "stale" => one.IsOpen && one.ChangedAt.InUtc().Date <= today.PlusDays(-FollowUpRules.MoveOnAfterDays),
        "won" => one.Stage == Stage.Won,
        "lost" => one.Stage is Stage.Lost or Stage.Declined,
        "nameOnly" => !one.Counts,
        "hot" => one.Stage is Stage.Meeting or Stage.Proposal,
        "given" => false,
        _ => true,
    };

    private static bool IsAbout(Referral one, string subject)
    {
        IReadOnlyList<string> words = Storage.ContactStore.WordsOf(subject);
        IReadOnlyList<string> own = Storage.ContactStore.WordsOf($"{one.Source.Name} {one.Source.Company} {one.Prospect.Name} {one.Prospect.Company}");
        return words.All(own.Contains);
    }

    private static Reply Show(DialogContext context, Frame frame, Scope scope, List<Referral> referrals, int after)
    {
        (string one, string many) = Titles(frame.Filter is null && frame.Period is not null ? "received" : frame.Filter);
        string when = frame.Period is { } period ? $" {PeriodWords.InSoFar(period, context.Today, context.Speech)}" : "";
        string has = scope.Title == "You" ? "You have" : $"{scope.Title} has";
        if (referrals.Count == 0)
        {
            return Buttons.Reply(
                frame is { Filter: null or "open", Period: null } && scope.Title == "You" ? "You have no open referrals. The next one starts with a sentence." : $"{has} no {many}{when}.",
                Buttons.Say("Log a referral", "log referral"));
        }

        string title = $"{has} {Speech.Count(referrals.Count, one, many)}{when}{ReferralWords.Worth(referrals)}.";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        List<Referral> shown = [.. referrals.Skip(after).Take(MostLines)];
        int rest = Math.Max(0, referrals.Count - after - MostLines);
        body.AddRange(shown.Select(row => new TextBlock($"{ReferralCard.Line(row, context.Speech, context.Today)}{Rep(scope, row)}")));
        if (rest > 0)
        {
            body.Add(new TextBlock($"… and {rest} more. Name a company or person to see one of them.") { IsSubtle = true });
        }

        return new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body = body,
                Actions =
                [
                    .. ReferralCard.OpenButtons([.. shown.Take(MostButtons)], context.Speech, context.Today),
                    .. rest > 0 && (scope.IsOne || scope.IsEverybody) ? [Next(frame, scope, after + MostLines, Math.Min(rest, MostLines))] : Array.Empty<CardAction>(),
                ],
            },
        };
    }

    private static ActionExecute Next(Frame frame, Scope scope, int after, int count)
    {
        List<(string, string)> data = [(After, after.ToString(CultureInfo.InvariantCulture))];
        if (scope.IsOne)
        {
            data.Add((Of, scope.Members[0].Id));
        }

        if (frame.Filter is { } filter)
        {
            data.Add((Filter, filter));
        }

        if (frame.Subject is { } subject)
        {
            data.Add((Subject, subject));
        }

        if (frame.Period is { } period)
        {
            data.AddRange([(OpenFigure.From, OpenFigure.Text(period.Start)), (OpenFigure.To, OpenFigure.Text(period.End))]);
        }

        return Buttons.Do($"Show the next {count}", NextVerb, [.. data]);
    }

    private static string Rep(Scope scope, Referral one) => scope.IsOne ? "" : $" · {scope.Members.First(member => member.Id == one.RepId).Name}";

    private static (string One, string Many) Titles(string? filter) => filter switch
    {
        "received" => ("referral received", "referrals received"),
        "new" or "call" => ("referral not contacted yet", "referrals not contacted yet"),
        "needThanks" => ("referral whose source waits for thanks", "referrals whose source waits for thanks"),
        "overdue" => ("overdue referral", "overdue referrals"),
        "stale" => ("referral that has not moved for two weeks", "referrals that have not moved for two weeks"),
        "won" => ("won referral", "won referrals"),
        "lost" => ("lost or declined referral", "lost or declined referrals"),
        "nameOnly" => ("lead that waits for an introduction", "leads that wait for an introduction"),
        "hot" => ("hot referral", "hot referrals"),
        "given" => ("given referral", "given referrals"),
        _ => ("open referral", "open referrals"),
    };
}
