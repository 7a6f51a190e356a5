using System.Globalization;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Gives words to ask a contact for a referral with, or says why to wait.</summary>
public sealed class HowToAsk : ContactDialog
{
    /// <summary>Shows words for a contact and stage.</summary>
    public const string WordsVerb = "ask.words";

    /// <summary>Opens the form for what the contact valued.</summary>
    public const string FeltFormVerb = "ask.felt";

    /// <summary>The name under which a button carries the stage.</summary>
    public const string Stage = "stage";

    /// <summary>The name under which a button carries which words come first.</summary>
    public const string Number = "number";

    /// <summary>The name under which a button carries what the contact valued, and the form's input.</summary>
    public const string Felt = "felt";

    /// <summary>The name under which a button carries that it is asked although there is a reason to wait.</summary>
    public const string Anyway = "anyway";

    /// <summary>The name under which a button carries the name of a contact who is not known yet.</summary>
    public const string Name = "name";

    private const string SaveFeltVerb = "ask.felt-save";
    private const int LongestFelt = 120;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.HowToAsk];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, WordsVerb, FeltFormVerb, SaveFeltVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["how do I ask Kim after the install?"];

    /// <inheritdoc/>
    protected override string WhichVerb => "ask.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Whom do you want to ask?";

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        frame.Subject is null
            ? AskCard.ReplyAsync(context, new AskRequest { Stage = frame.Moment }, cancellationToken)
            : base.HandleAsync(context, frame, cancellationToken);

    /// <inheritdoc/>
    protected override ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken) =>
        AskCard.ReplyAsync(context, new AskRequest { Contact = contact, Stage = frame.Moment }, cancellationToken);

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        _ = int.TryParse(pressed.Data.GetValueOrDefault(Number), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        var request = new AskRequest
        {
            Contact = await CarriedAsync(context, pressed, cancellationToken).ConfigureAwait(false)
                ?? (pressed.Data.TryGetValue(Name, out string? name) ? new Contact { Id = "", Name = name } : null),
            Stage = Enum.TryParse(pressed.Data.GetValueOrDefault(Stage), out Moment stage) ? stage : null,
            Felt = pressed.Data.GetValueOrDefault(Felt),
            Number = number,
            Anyway = pressed.Data.ContainsKey(Anyway),
        };
        switch (pressed.Verb)
        {
            case FeltFormVerb:
                return FeltForm(pressed, request) with { ReplacesCard = true };

            case SaveFeltVerb:
                request = request with { Felt = await SaveFeltAsync(context, request, pressed.Inputs.GetValueOrDefault(Felt, ""), cancellationToken).ConfigureAwait(false) };
                break;
        }

        Reply reply = await AskCard.ReplyAsync(context, request, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private static Reply FeltForm(Pressed pressed, AskRequest request)
    {
        string text = request.Contact is null ? "What did they value?" : $"What did {ContactWords.First(request.Contact)} value?";
        return new Reply
        {
            Text = text,
            Form = new Form(
                "What they valued",
                [new InputText(Felt, text) { Value = request.Felt, MaxLength = LongestFelt, Placeholder = "the shorter changeovers" }],
                new ActionExecute("Use it", SaveFeltVerb, pressed.Data))
            {
                Cancel = new ActionExecute("Cancel", WordsVerb, pressed.Data),
            },
        };
    }

    /// <summary>Keeps it with the moment it belongs to, so that it is there the next time.</summary>
    private static async ValueTask<string?> SaveFeltAsync(DialogContext context, AskRequest request, string typed, CancellationToken cancellationToken)
    {
        string? felt = typed.Trim() is { Length: > 0 } words ? words : null;
        if (request.Contact is not { } contact)
        {
            return felt;
        }

        ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
        ValueMoment? listed = story.Moments.FirstOrDefault(one => request.Stage is null || one.Moment == request.Stage);
        if (listed is not null && await context.Events.GetAsync(listed.Id, cancellationToken).ConfigureAwait(false) is ValueMoment moment && moment.Felt != felt)
        {
            context.Events.Save(moment, moment with { Felt = felt });
            await context.KeepForUndoAsync($"what {ContactWords.First(contact)} valued", cancellationToken).ConfigureAwait(false);
        }

        return felt;
    }
}
