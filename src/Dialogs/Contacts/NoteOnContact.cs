using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>Keeps what is good to know of a contact, in the member's words: "note on Kim: prefers calls before ten".</summary>
public sealed partial class NoteOnContact : ContactDialog
{
    private const string Who = "who";
    private const string Note = "note";
    private const int Longest = 200;
    private const int Most = 20;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["note on Kim: prefers calls before ten", "clear the notes on Kim"];

    /// <inheritdoc/>
    protected override string WhichVerb => "note.which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Who is the note on?";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        Clear().IsMatch(text)
        || (Bare().IsMatch(text) && reading is not { Certainty: Certainty.Certain, Frame: { Subject: not null } or { Source: not null } })
        || (Plain().IsMatch(text) && reading is not { Certainty: Certainty.Certain, Frame.Intent: Intent.UpdateReferral })
        || (reading.Certainty != Certainty.Certain && !text.EndsWith('?') && (Told().IsMatch(text) || Birthday().IsMatch(text)));

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        if (Clear().Match(text) is { Success: true } clear)
        {
            return await HandleAsync(context, new Frame { Intent = Intent.Unknown, Subject = clear.Groups[Who].Value.Trim() }, cancellationToken).ConfigureAwait(false);
        }

        if (!Told().IsMatch(text) && Bare().Match(text) is { Success: true } bare)
        {
            return await LastSpokenOf.FindAsync(context, cancellationToken).ConfigureAwait(false) is { } last
                ? await HandleAsync(context, new Frame { Intent = Intent.Unknown, Subject = last.Person, Text = bare.Groups[Note].Value.Trim().TrimEnd('.') }, cancellationToken).ConfigureAwait(false)
                : null;
        }

        Match plain = Plain().Match(text);
        Match birthday = Birthday().Match(text);
        Match said = plain.Success ? plain : birthday.Success ? birthday : Told().Match(text);
        string named = said.Groups[Who].Value.Trim();
        string who = (await context.ReadAsync($"status of {named}", cancellationToken).ConfigureAwait(false)).Frame.Subject ?? named;
        if (!plain.Success && (await PersonFinder.AboutAsync(context, who, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            // "Everybody likes cake" is no note.
            return null;
        }

        string note = (said == birthday ? "birthday " : "") + said.Groups[Note].Value.Trim().TrimEnd('.');
        return await HandleAsync(context, new Frame { Intent = Intent.Unknown, Subject = who, Text = note }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        await LastSpokenOf.TurnToAsync(context, contact.Name ?? contact.Company ?? "", cancellationToken).ConfigureAwait(false);
        string who = ContactWords.Short(contact);
        IReadOnlyList<string> notes = contact.Notes ?? [];
        if (frame.Text is not { } note)
        {
            if (notes.Count == 0)
            {
                return new Reply { Text = $"There are no notes on {who}." };
            }

            Keep(context, contact, contact with { Notes = null });
            await context.KeepForUndoAsync($"clearing the notes on {ContactWords.First(contact)}", cancellationToken).ConfigureAwait(false);
            return Buttons.Reply($"Cleared: {Speech.Count(notes.Count, "note", "notes")} on {who}.", Buttons.Say("Undo", "undo"));
        }

        if (note.Length > Longest)
        {
            return new Reply { Text = $"A note has up to {Longest} characters, and this one has {note.Length}. Nothing was changed." };
        }

        if (notes.Contains(note))
        {
            return new Reply { Text = "Noted already." };
        }

        if (notes.Count >= Most)
        {
            return new Reply { Text = $"There are {Most} notes on {who}, and I keep no more. “Clear the notes on {ContactWords.First(contact)}” makes room." };
        }

        Keep(context, contact, contact with { Notes = [.. notes, note] });
        await context.KeepForUndoAsync($"the note on {ContactWords.First(contact)}", cancellationToken).ConfigureAwait(false);
        return Buttons.Reply($"Noted on {who}: {note}.", Buttons.Say("Undo", "undo"));
    }

    [GeneratedRegex(@"^(?:please )?(?:(?:add|make|take|keep|save|write) )?(?:a |this )?note (?:on|about) (?<who>[^:,;]{1,60}?)(?: ?[:,]| -| –) ?(?<note>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Plain();

    /// <summary>A note on whoever was spoken of last.</summary>
    [GeneratedRegex(@"^(?:please )?(?:(?:add|make|take|keep|save|write) )?(?:a )?note ?: ?(?<note>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:(?:please )?(?:remember|note|fyi),?:?(?: that)? (?<who>[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2}?) (?<note>(?:prefers|likes|loves|hates|dislikes|wants|is|has|lives|works|speaks|plays|knows|only|always|never|doesn['’]t|can['’]t)\b.+)|(?:note: )?(?<who>[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2}?) (?<note>(?:prefers|likes|loves|hates|dislikes|speaks|only|always) .+))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?<who>[\p{L}'’.-]+?(?: [\p{L}'’.-]+?){0,2})(?:'s|’s) birthday is (?:on )?(?<note>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Birthday();

    [GeneratedRegex(@"^(?:please )?(?:clear|delete|remove|erase) (?:all |the |my )*notes? (?:on|about|of|for) (?<who>.{1,60}?)[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clear();
}
