using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Deletes one of the member's own referrals; it can be undone.</summary>
public sealed partial class DeleteReferral : Dialog
{
    private const string WhichVerb = "delete.which";
    private const string KeepVerb = "delete.keep";

    private static readonly string[] Everything = ["all", "everything", "every", "each"];
    private static readonly string[] BesideEverything = ["of", "my", "our", "the", "that", "them", "it", "please", "referral", "referrals", "lead", "leads", "deal", "deals", "data", "records", "now"];

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Delete];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, KeepVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["delete the Globex referral"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        (Referral? referral, Reply? reply) = await ReferralFinder.FindOneAsync(context, frame, WhichVerb, cancellationToken).ConfigureAwait(false);
        return reply ?? (frame.Subject is null && !SaysWhich().IsMatch(context.Words)
            ? AskWhetherThis(context, frame, referral!)
            : await DeleteAsync(context, referral!, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>"delete everything" deletes nothing.</summary>
    public override ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        bool isAll = words is ["delete" or "remove" or "erase" or "clear" or "wipe" or "purge" or "bin" or "scrap", ..]
            && words.Any(Everything.Contains) && words.Skip(1).All(word => Everything.Contains(word) || BesideEverything.Contains(word));
        return ValueTask.FromResult(isAll
            ? Buttons.Reply("I delete one referral at a time, so nothing was deleted. Name it, as in “delete the Globex referral”.", Buttons.Say("Show my referrals", "my referrals"))
            : null);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb == KeepVerb)
        {
            context.CloseQuestion();
            return Kept() with { ReplacesCard = true };
        }

        (Referral? referral, Reply? reply) = await ReferralFinder.PressedAsync(context, pressed, ReferralFinder.Choice, cancellationToken).ConfigureAwait(false);
        context.CloseQuestion();
        reply ??= await DeleteAsync(context, referral!, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (reading.Frame.Intent == Intent.No)
        {
            context.CloseQuestion();
            return Kept();
        }

        Referral? referral = reading.Frame.Intent == Intent.Yes && question.Decided.TryGetValue(ReferralFinder.Choice, out string? id)
            ? await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false)
            : await ReferralFinder.ChosenAsync(context, question, text, cancellationToken).ConfigureAwait(false);
        if (referral is null)
        {
            return null;
        }

        context.CloseQuestion();
        return await DeleteAsync(context, referral, cancellationToken).ConfigureAwait(false);
    }

    [GeneratedRegex(@"\b(last|latest|newest|previous|that|this|it)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SaysWhich();

    /// <summary>"delete" alone names no referral, so the latest one is asked about.</summary>
    private static Reply AskWhetherThis(DialogContext context, Frame frame, Referral referral) => context.Ask(new Question
    {
        Verb = WhichVerb,
        AskedAt = context.Now,
        Ask = Buttons.Reply(
            $"Delete {ReferralWords.Short(referral.Prospect)}, from {ReferralWords.Short(referral.Source)}?",
            Buttons.Do("Delete it", WhichVerb, (ReferralFinder.Choice, referral.Id)),
            Buttons.Do("Keep it", KeepVerb)),
        Draft = frame,
        IsChoice = true,
        Decided = new Dictionary<string, string>(StringComparer.Ordinal) { [ReferralFinder.Choice] = referral.Id },
    });

    private static Reply Kept() => new() { Text = "Kept. Nothing was deleted." };

    private static async ValueTask<Reply> DeleteAsync(DialogContext context, Referral referral, CancellationToken cancellationToken)
    {
        context.Referrals.Delete(referral);
        await context.KeepForUndoAsync($"deleting {ReferralWords.Short(referral.Prospect)}", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply(
            $"Deleted: {ReferralWords.Short(referral.Prospect)}, from {ReferralWords.Short(referral.Source)}.",
            Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, referral.Id), (UndoLast.Version, "0")));
    }
}
