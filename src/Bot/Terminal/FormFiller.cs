using System.Collections.Immutable;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Terminal;

/// <summary>Asks for the fields of a form line by line.</summary>
/// <param name="screen">Where the questions are shown.</param>
/// <param name="readLine">Shows a prompt and reads the answer; null at the end of the input.</param>
internal sealed class FormFiller(TerminalScreen screen, Func<string, Task<string?>> readLine)
{
    private const string Cancel = "/cancel";

    /// <summary>What was filled in, by input id; null when the form was left.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="errors">What was wrong the time before: only these fields are asked then, the others keep what stands in them. Null to ask all.</param>
    public async Task<ImmutableDictionary<string, string>?> FillAsync(IReadOnlyList<InputElement> fields, IReadOnlyDictionary<string, string>? errors)
    {
        screen.Say(TerminalWords.HowToFillIn);
        var inputs = fields.ToImmutableDictionary(field => field.Id, field => field.Value ?? "");
        foreach (var field in Wrong(fields, errors))
        {
            if (errors is not null && errors.TryGetValue(field.Id, out var error))
            {
                screen.Say(error);
            }

            if (await AskAsync(field) is not { } value)
            {
                screen.Say(TerminalWords.FormLeft);
                return null;
            }

            inputs = inputs.SetItem(field.Id, value);
        }

        return inputs;
    }

    /// <summary>The fields to ask for; all of them when none is known to be wrong.</summary>
    private static IReadOnlyList<InputElement> Wrong(IReadOnlyList<InputElement> fields, IReadOnlyDictionary<string, string>? errors)
    {
        InputElement[] wrong = [.. fields.Where(field => errors is not null && errors.ContainsKey(field.Id))];
        return wrong.Length > 0 ? wrong : fields;
    }

    private async Task<string?> AskAsync(InputElement field)
    {
        var choices = (field as InputChoiceSet)?.Choices ?? [];
        if (choices.Count > 0)
        {
            screen.Say(string.Join('\n', choices.Select((choice, index) => $"  {index + 1} {HarmlessText.OnOneLine(choice.Title)}")));
        }

        var present = field.Value ?? "";
        var prompt = TerminalWords.Field(field.Label, choices.FirstOrDefault(choice => choice.Value == present)?.Title ?? present);
        while (await readLine(prompt) is { } line && line.Trim() != Cancel)
        {
            var answer = FieldAnswer.Read(field, line, present);
            if (answer.Value is not null)
            {
                return answer.Value;
            }

            screen.Say(answer.Problem!);
        }

        return null;
    }
}
