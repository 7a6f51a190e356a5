using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Deletes one of the member's own referrals; it can be undone.</summary>
public sealed class DeleteReferral : Dialog
{
    private const string WhichVerb = "delete.which";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Delete];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["delete the Globex referral"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        (Referral? referral, Reply? reply) = await ReferralFinder.FindOneAsync(context, frame, WhichVerb, cancellationToken).ConfigureAwait(false);
        return reply ?? await DeleteAsync(context, referral!, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        (Referral? referral, Reply? reply) = await ReferralFinder.PressedAsync(context, pressed, ReferralFinder.Choice, cancellationToken).ConfigureAwait(false);
        context.CloseQuestion();
        reply ??= await DeleteAsync(context, referral!, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        Referral? referral = await ReferralFinder.ChosenAsync(context, question, text, cancellationToken).ConfigureAwait(false);
        if (referral is null)
        {
            return null;
        }

        context.CloseQuestion();
        return await DeleteAsync(context, referral, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> DeleteAsync(DialogContext context, Referral referral, CancellationToken cancellationToken)
    {
        context.Referrals.Delete(referral);
        await context.KeepForUndoAsync($"deleting {ReferralWords.Short(referral.Prospect)}", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply(
            $"Deleted: {ReferralWords.Short(referral.Prospect)}, from {ReferralWords.Short(referral.Source)}.",
            Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, referral.Id), (UndoLast.Version, "0")));
    }
}
