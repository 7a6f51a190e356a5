using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>A question about somebody's referrals or figures: finds whose are meant, asks where a name means several, and then shows them.</summary>
public abstract class ScopedQuestion : Dialog
{
    private readonly Colleagues colleagues;
    private readonly IRosters rosters;

    /// <summary>A question.</summary>
    /// <param name="colleagues">Finds who is meant.</param>
    /// <param name="rosters">Tells who is in a channel.</param>
    private protected ScopedQuestion(Colleagues colleagues, IRosters rosters)
    {
        this.colleagues = colleagues;
        this.rosters = rosters;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <summary>The verb of the question whom a name means.</summary>
    protected abstract string WhichVerb { get; }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Question? question = context.Question;
        if (question?.Verb != WhichVerb || await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return new Reply { Text = "That question is closed. Ask once more, please.", ReplacesCard = true };
        }

        Reply reply = await ChosenAsync(context, question, member, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken) =>
        await Colleagues.ChosenAsync(context, text, cancellationToken).ConfigureAwait(false) is { } member
            ? await ChosenAsync(context, question, member, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Shows what a frame asks for, refuses, or asks whom it means.</summary>
    private protected async ValueTask<Reply> AskAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        (Scope? scope, Reply? reply) = await Scope.AskedAsync(context, frame, colleagues, rosters, WhichVerb, cancellationToken).ConfigureAwait(false);
        return scope is null ? reply! : await ShowAsync(context, scope, frame, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whose a question about "ours" means: of who may see only their own, theirs.</summary>
    private protected static string? OwnForReps(DialogContext context, string? person) =>
        person == "team" && !Permissions.May(context.Member.Role, Right.SeeOthers) ? "me" : person;

    /// <summary>Shows what was asked for.</summary>
    private protected abstract ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken);

    private async ValueTask<Reply> ChosenAsync(DialogContext context, Question question, Member member, CancellationToken cancellationToken)
    {
        context.CloseQuestion();
        return Refusals.Of(context.Member, Right.SeeOthers)
            ?? await ShowAsync(context, Scope.Of(context, member), question.Draft, cancellationToken).ConfigureAwait(false);
    }
}
