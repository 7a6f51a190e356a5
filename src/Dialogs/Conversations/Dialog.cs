using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// Answers one kind of turn. A dialog is made once and keeps nothing of any turn: all it knows is in the
/// <see cref="DialogContext"/>.
/// </summary>
public abstract class Dialog
{
    /// <summary>The intents it answers.</summary>
    public virtual IReadOnlyList<Intent> Intents => [];

    /// <summary>The verbs of the buttons and questions it answers, such as <c>referral.thanked</c>.</summary>
    public virtual IReadOnlyList<string> Verbs => [];

    /// <summary>Ways to say it, as help shows them. Each is understood as one of <see cref="Intents"/>.</summary>
    public virtual IReadOnlyList<string> Examples => [];

    /// <summary>Answers a message that was understood as one of <see cref="Intents"/>.</summary>
    public virtual ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{GetType().Name} answers no message.");

    /// <summary>
    /// Answers a sentence that asks for this dialog although no intent is for it: "my reminders". Null when it does not.
    /// </summary>
    /// <param name="context">The turn.</param>
    /// <param name="words">The sentence's words, lower case, without punctuation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Reply?>(null);

    /// <summary>Answers a pressed button or submitted form with one of <see cref="Verbs"/>.</summary>
    public virtual ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{GetType().Name} has no buttons.");

    /// <summary>Whether a message is in a form of the dialog's own, for which there is no intent ("share: ..."). Costs nothing and reads no rows.</summary>
    /// <param name="text">The message.</param>
    /// <param name="words">Its words, lower case, each once.</param>
    /// <param name="reading">What was understood.</param>
    public virtual bool Knows(string text, IReadOnlyList<string> words, Reading reading) => false;

    /// <summary>Answers a message that it <see cref="Knows"/>.</summary>
    public virtual ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{GetType().Name} knows no message of its own.");

    /// <summary>As <see cref="HearAsync"/>; null where, after a look at the rows, the message is none of the dialog's after all.</summary>
    public virtual async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        await HearAsync(context, text, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Answers a message sent while its question is open. Null when the message is no answer to it.
    /// </summary>
    public virtual ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Reply?>(null);
}
