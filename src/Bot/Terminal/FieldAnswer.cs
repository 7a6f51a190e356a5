using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Terminal;

/// <summary>What a typed line means for a field: a value to send, or why it is none.</summary>
/// <param name="Value">The value in the form in which clients send it; empty for an empty field. Null when there is a problem.</param>
/// <param name="Problem">What to tell the person; null when there is a value.</param>
internal sealed record FieldAnswer(string? Value, string? Problem)
{
    private const string Empties = "-";

    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalTimePattern SentTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads a line.</summary>
    /// <param name="field">The field.</param>
    /// <param name="line">The line: empty keeps <paramref name="present"/>, a hyphen empties the field.</param>
    /// <param name="present">What stands in the field.</param>
    public static FieldAnswer Read(InputElement field, string line, string present)
    {
        var text = line.Trim();
        if (text.Length == 0)
        {
            return Keep(field, present);
        }

        return text == Empties ? Keep(field, "") : field switch
        {
            InputChoiceSet choices => ReadChoice(choices, text),
            InputDate => ReadDay(text),
            InputTime => ReadTime(text),
            InputText { MaxLength: var most } when text.Length > most => Wrong(TerminalWords.TooLong(most)),
            _ => new FieldAnswer(text, null),
        };
    }

    private static FieldAnswer Keep(InputElement field, string value) =>
        value.Length == 0 && field.IsRequired ? Wrong(field.ErrorMessage ?? TerminalWords.FieldIsNeeded) : new FieldAnswer(value, null);

    private static FieldAnswer ReadChoice(InputChoiceSet field, string text)
    {
        var choice = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? field.Choices.ElementAtOrDefault(number - 1)
            : field.Choices.FirstOrDefault(each => text.Equals(each.Title, StringComparison.OrdinalIgnoreCase) || text.Equals(each.Value, StringComparison.OrdinalIgnoreCase));
        return choice is null ? Wrong(TerminalWords.ChooseOneOf(field.Choices.Count)) : new FieldAnswer(choice.Value, null);
    }

    private static FieldAnswer ReadDay(string text) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate day) ? new FieldAnswer(LocalDatePattern.Iso.Format(day), null) : Wrong(TerminalWords.WriteTheDay);

    private static FieldAnswer ReadTime(string text) =>
        TimeOfDay.Parse(text).TryGetValue(default, out var time) ? new FieldAnswer(SentTime.Format(time), null) : Wrong(TerminalWords.WriteTheTime);

    private static FieldAnswer Wrong(string problem) => new(null, problem);
}
