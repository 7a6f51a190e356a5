using System.Globalization;
using System.Text.Json;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Bot.Slack;

/// <summary>Turns a form's fields into input blocks. The input's id is the <c>action_id</c>, since block ids change.</summary>
internal static class InputBlocks
{
    private const int LongestLabel = 2000;
    private const int LongestPlaceholder = 150;
    private const int LongestInput = 3000;
    private const int LongestOptionText = 75;
    private const int LongestOptionValue = 150;
    private const int MostOptions = 100;

    /// <summary>Adds a field.</summary>
    public static void Add(BlockList blocks, InputElement input)
    {
        if (input is InputChoiceSet choices && Options(choices).Count == 0)
        {
            return;
        }

        blocks.Add("input", json =>
        {
            json.WriteBoolean("optional", !input.IsRequired);
            CardBlocks.WritePlain(json, "label", string.IsNullOrWhiteSpace(input.Label) ? input.Id : input.Label, LongestLabel);
            json.WriteStartObject("element");
            WriteElement(json, input);
            json.WriteString("action_id", input.Id);
            if (!string.IsNullOrWhiteSpace(input.Placeholder))
            {
                CardBlocks.WritePlain(json, "placeholder", input.Placeholder, LongestPlaceholder);
            }

            json.WriteEndObject();
        }, name: input.Id);
    }

    private static void WriteElement(Utf8JsonWriter json, InputElement input)
    {
        switch (input)
        {
            case InputText text:
                WriteText(json, text);
                break;
            case InputDate:
                json.WriteString("type", "datepicker");
                if (DateOnly.TryParseExact(input.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    json.WriteString("initial_date", input.Value);
                }

                break;
            case InputTime:
                json.WriteString("type", "timepicker");
                if (TimeOnly.TryParseExact(input.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    json.WriteString("initial_time", input.Value);
                }

                break;
            case InputChoiceSet choices:
                WriteChoices(json, choices);
                break;
            default:
                throw new NotSupportedException($"Slack has no form for {input.GetType().Name}.");
        }
    }

    private static void WriteText(Utf8JsonWriter json, InputText text)
    {
        var longest = Math.Clamp(text.MaxLength, 1, LongestInput);
        json.WriteString("type", "plain_text_input");
        json.WriteBoolean("multiline", text.IsMultiline);
        json.WriteNumber("max_length", longest);
        if (!string.IsNullOrEmpty(text.Value))
        {
            json.WriteString("initial_value", text.Value[..SlackText.Start(text.Value, longest)]);
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, InputChoiceSet choices)
    {
        json.WriteString("type", "static_select");
        json.WriteStartArray("options");
        var options = Options(choices);
        foreach (var choice in options)
        {
            json.WriteStartObject();
            WriteOption(json, choice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options.Find(choice => choice.Value == choices.Value) is { } chosen)
        {
            json.WriteStartObject("initial_option");
            WriteOption(json, chosen);
            json.WriteEndObject();
        }
    }

    private static void WriteOption(Utf8JsonWriter json, Choice choice)
    {
        CardBlocks.WritePlain(json, "text", choice.Title, LongestOptionText);
        json.WriteString("value", choice.Value);
    }

    private static List<Choice> Options(InputChoiceSet choices) =>
        [.. choices.Choices
            .Where(choice => !string.IsNullOrWhiteSpace(choice.Title) && choice.Value.Length > 0 && SlackText.Length(choice.Value) <= LongestOptionValue)
            .Take(MostOptions)];
}
