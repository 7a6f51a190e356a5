using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>Keeps what makes a contact share their relationships: trust, recognition, a favour returned.</summary>
public sealed class NoteMotive : ContactDialog
{
    /// <summary>Opens the form.</summary>
    public const string OpenVerb = "motive.open";

    private const string SaveVerb = "motive.save";
    private const string Motive = "motive";
    private const string Marker = " is motivated by ";
    private const int Longest = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb, OpenVerb, SaveVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["Kim is motivated by recognition"];

    /// <inheritdoc/>
    protected override string WhichVerb => "motive.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Who is moved by it?";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) is > 0 and < 60 && !text.Contains('?', StringComparison.Ordinal);

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        int at = text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        var frame = new Frame { Intent = Intent.Unknown, Subject = text[..at].Trim(), Text = text[(at + Marker.Length)..].Trim().TrimEnd('.') };
        return HandleAsync(context, frame, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        string? motive = frame.Text?.Length > Longest ? frame.Text[..Longest] : frame.Text;
        Contact kept = contact;
        if (contact.Motive != motive)
        {
            kept = Keep(context, contact, contact with { Motive = motive });
            await context.KeepForUndoAsync($"what moves {ContactWords.First(kept)}", cancellationToken).ConfigureAwait(false);
        }

        return new Reply { Text = motive is null ? $"I no longer say what moves {ContactWords.Short(kept)}." : $"Noted: {ContactWords.Short(kept)} is moved by {motive}." };
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Contact? contact = await CarriedAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (contact is null)
        {
            return new Reply { Text = "I don't know them any more. Nothing was changed.", ReplacesCard = true };
        }

        if (pressed.Verb == OpenVerb)
        {
            return Open(contact);
        }

        string typed = pressed.Inputs.GetValueOrDefault(Motive, "").Trim();
        var frame = new Frame { Intent = Intent.Unknown, Text = typed.Length == 0 ? null : typed };
        Reply reply = await ActAsync(context, frame, contact, "", cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private static Reply Open(Contact contact)
    {
        string question = $"What makes {ContactWords.First(contact)} share relationships? Ask, and listen.";
        return new Reply
        {
            Text = question,
            Form = new Form(
                "What moves them",
                [new InputText(Motive, question) { Value = contact.Motive, MaxLength = Longest, Placeholder = "recognition, trust, helping friends" }],
                Buttons.Do("Save", SaveVerb, (ContactId, contact.Id))),
        };
    }
}
