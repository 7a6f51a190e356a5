using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Exports;

/// <summary>Gives referrals as a file in the personal chat: "export my referrals for Q3". One's own; to managers everybody's.</summary>
/// <param name="colleagues">Finds who is meant.</param>
public sealed class ExportReferrals(Colleagues colleagues) : Dialog
{
    private const string WhichVerb = "export.which";

    /// <summary>Leads are in the file and in no figure: below this part of the most rows there are surely not too many of both.</summary>
    private const decimal SurelyWhole = 0.5m;

    private static readonly LocalDate Earliest = new(2000, 1, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Export];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["export my referrals for Q3", "export"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        string? name = frame.Person is "me" or "team" ? null : frame.Person ?? Scope.NameIn(context.Words);
        bool isOwn = frame.Person == "me" || frame.Person is null && name is null && !Permissions.May(context.Member.Role, Right.ExportOthers);
        if (!isOwn && Refusals.Of(context.Member, Right.ExportOthers) is { } refusal)
        {
            return refusal;
        }

        if (name is null)
        {
            return await GiveAsync(context, isOwn ? context.Member : null, frame.Period, cancellationToken).ConfigureAwait(false);
        }

        (Member? member, Reply? reply) = await colleagues.FindAsync(context, frame, name, WhichVerb, cancellationToken).ConfigureAwait(false);
        return reply ?? await GiveAsync(context, member, frame.Period, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Question? question = context.Question;
        if (question is not { Verb: WhichVerb } || await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return new Reply { Text = "That question is closed. Ask once more, please.", ReplacesCard = true };
        }

        context.CloseQuestion();
        return Refusals.Of(context.Member, Right.ExportOthers) ?? await GiveAsync(context, member, question.Draft.Period, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (await Colleagues.ChosenAsync(context, text, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return null;
        }

        context.CloseQuestion();
        return Refusals.Of(context.Member, Right.ExportOthers) ?? await GiveAsync(context, member, question.Draft.Period, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> GiveAsync(DialogContext context, Member? whose, DateInterval? period, CancellationToken cancellationToken)
    {
        if (period is not null && period.Start > context.Today)
        {
            return new Reply { Text = $"{PeriodWords.Of(period, context.Today, context.Speech)} is still to come, so there is nothing to export yet." };
        }

        string of = whose is null ? "Everybody's referrals" : whose.Id == context.Member.Id ? "Your referrals" : $"The referrals of {whose.Name}";
        string when = period is null ? "of all times" : $"received {PeriodWords.InSoFar(period, context.Today, context.Speech)}";
        FigureSheet received = await FigureSheet.ReadAsync(context, period ?? new DateInterval(Earliest, context.Today), context.Today, whose is null ? null : FrozenSet.Create(whose.Id), cancellationToken).ConfigureAwait(false);
        string cut = received.Total()[Figure.Received] < ReferralFile.MostRows * SurelyWhole
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" A file through a chat ends after {ReferralFile.MostRows:N0} rows, and these may be more: ask for a shorter time, or have the command “export” run where I am installed.");
        return new Reply
        {
            Text = $"{of} {when}, leads among them, as comma-separated values in UTF-8 that any spreadsheet opens. It holds names of people outside: please keep it safe.{cut}",
            File = new ReplyFile($"referrals-{LocalDatePattern.Iso.Format(context.Today)}.csv", ReferralFile.Name, ReferralFile.Request(whose?.Id, period)),
        };
    }
}
