using System.Globalization;
using System.Text.Json;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Writes cards as Teams reads them (https://adaptivecards.io/explorer). Each <c>Action.Execute</c> has an
/// <c>Action.Submit</c> for clients that do not know it.
/// </summary>
internal static class AdaptiveCardWriter
{
    /// <summary>What Teams calls an Adaptive Card in attachments and answers.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>What Teams documents for phones (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/design-effective-cards).</summary>
    private const string EverywhereVersion = "1.2";

    /// <summary>The first with <c>Action.Execute</c>, and with labels of inputs.</summary>
    private const string InteractiveVersion = "1.4";

    /// <summary>The most buttons of a row that every renderer shows; what is more goes to rows of its own.</summary>
    private const int MostInRow = 5;

    /// <summary>Writes a card.</summary>
    public static void Write(Utf8JsonWriter json, AdaptiveCard card) =>
        Write(json, card.FallbackText, card.Body, card.Actions);

    private static void Write(Utf8JsonWriter json, string fallbackText, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "AdaptiveCard"u8);
        json.WriteString("version"u8, actions.Any(IsInteractive) || body.Any(IsInteractive) ? InteractiveVersion : EverywhereVersion);
        json.WriteString("fallbackText"u8, MarkdownText.Escape(fallbackText));
        // A card's own row of buttons cannot be followed by another, so that many are part of the body.
        var isOneRow = actions.Count <= MostInRow;
        WriteElements(json, "body"u8, isOneRow ? body : [.. body, new ActionSet(actions)]);
        if (isOneRow && actions.Count > 0)
        {
            WriteActions(json, actions);
        }

        json.WriteEndObject();
    }

    private static bool IsInteractive(CardAction action) => action is ActionExecute;

    private static bool IsInteractive(CardElement element) => element switch
    {
        InputElement => true,
        ActionSet set => set.Actions.Any(IsInteractive),
        Container container => container.Items.Any(IsInteractive),
        ColumnSet columns => columns.Columns.Any(column => column.Items.Any(IsInteractive)),
        _ => false,
    };

    private static void WriteElement(Utf8JsonWriter json, CardElement element)
    {
        json.WriteStartObject();
        switch (element)
        {
            case TextBlock block:
                WriteTextBlock(json, block);
                break;
            case RichTextBlock rich:
                WriteRichTextBlock(json, rich);
                break;
            case FactSet facts:
                WriteFactSet(json, facts);
                break;
            case Container container:
                json.WriteString("type"u8, "Container"u8);
                if (container.IsEmphasised)
                {
                    json.WriteString("style"u8, "emphasis"u8);
                }

                WriteElements(json, "items"u8, container.Items);
                break;
            case ColumnSet columns:
                WriteColumnSet(json, columns);
                break;
            case ChartHorizontalBar chart:
                WriteChart(json, chart);
                break;
            case ActionSet set:
                json.WriteString("type"u8, "ActionSet"u8);
                WriteActions(json, set.Actions);
                break;
            case InputElement input:
                WriteInput(json, input);
                break;
            default:
                throw new NotSupportedException($"No JSON is known for {element.GetType().Name}.");
        }

        if (element.Separator)
        {
            json.WriteBoolean("separator"u8, true);
        }

        json.WriteEndObject();
    }

    private static void WriteElements(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<CardElement> elements)
    {
        json.WriteStartArray(name);
        foreach (var element in elements)
        {
            if (element is ActionSet { Actions.Count: > MostInRow } set)
            {
                foreach (var row in set.Actions.Chunk(MostInRow))
                {
                    WriteElement(json, new ActionSet(row));
                }
            }
            else
            {
                WriteElement(json, element);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteTextBlock(Utf8JsonWriter json, TextBlock block)
    {
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, OrBlank(MarkdownText.Escape(block.Text)));
        json.WriteBoolean("wrap"u8, true);
        WriteSize(json, block.Size);
        if (block.IsBold)
        {
            json.WriteString("weight"u8, "bolder"u8);
        }

        if (block.IsSubtle)
        {
            json.WriteBoolean("isSubtle"u8, true);
        }
    }

    private static void WriteSize(Utf8JsonWriter json, TextSize size)
    {
        if (size != TextSize.Default)
        {
            json.WriteString("size"u8, size == TextSize.Small ? "small"u8 : "large"u8);
        }
    }

    /// <summary>Runs are plain text: no Markdown is read in them.</summary>
    private static void WriteRichTextBlock(Utf8JsonWriter json, RichTextBlock rich)
    {
        json.WriteString("type"u8, "RichTextBlock"u8);
        json.WriteStartArray("inlines"u8);
        foreach (var run in rich.Inlines)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "TextRun"u8);
            json.WriteString("text"u8, Plain(run.Text));
            if (run.IsBold)
            {
                json.WriteString("weight"u8, "bolder"u8);
            }

            if (run.IsItalic)
            {
                json.WriteBoolean("italic"u8, true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFactSet(Utf8JsonWriter json, FactSet facts)
    {
        json.WriteString("type"u8, "FactSet"u8);
        json.WriteStartArray("facts"u8);
        foreach (var fact in facts.Facts)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, MarkdownText.Escape(fact.Title));
            json.WriteString("value"u8, MarkdownText.Escape(fact.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumnSet(Utf8JsonWriter json, ColumnSet set)
    {
        json.WriteString("type"u8, "ColumnSet"u8);
        json.WriteStartArray("columns"u8);
        foreach (var column in set.Columns)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Column"u8);
            json.WriteString("width"u8, column.Stretches ? "stretch"u8 : "auto"u8);
            WriteElements(json, "items"u8, column.Items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>
    /// A chart is Teams' own; a client that does not know it, such as one on a phone, shows bars of characters. Not every
    /// client shows the chart's title, so that it stands above.
    /// </summary>
    private static void WriteChart(Utf8JsonWriter json, ChartHorizontalBar chart)
    {
        json.WriteString("type"u8, "Container"u8);
        json.WriteStartArray("items"u8);
        WriteElement(json, new TextBlock(chart.Title) { IsBold = true });
        json.WriteStartObject();
        json.WriteString("type"u8, "Chart.HorizontalBar"u8);
        json.WriteString("title"u8, Plain(chart.Title));
        json.WriteString("displayMode"u8, "AbsoluteNoAxis"u8);
        json.WriteStartArray("data"u8);
        foreach (var bar in chart.Data)
        {
            json.WriteStartObject();
            json.WriteString("x"u8, Plain(LabelOf(bar)));
            json.WriteNumber("y"u8, bar.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("fallback"u8);
        WriteElement(json, new FactSet([.. chart.Data.Select(bar => new Fact(bar.Label, $"{TextBar.Of(bar.Value, chart.Most)} {bar.Shown}"))]));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Beside a bar stands its bare number; what that leaves out, such as a currency, stands in the label.</summary>
    private static string LabelOf(ChartBar bar) => bar.Shown == bar.Value.ToString(CultureInfo.InvariantCulture) ? bar.Label : $"{bar.Label}: {bar.Shown}";

    private static void WriteInput(Utf8JsonWriter json, InputElement input)
    {
        json.WriteString("type"u8, input switch
        {
            InputText => "Input.Text"u8,
            InputDate => "Input.Date"u8,
            InputTime => "Input.Time"u8,
            InputChoiceSet => "Input.ChoiceSet"u8,
            _ => throw new NotSupportedException($"No JSON is known for {input.GetType().Name}."),
        });
        json.WriteString("id"u8, input.Id);
        json.WriteString("label"u8, Plain(input.Label));
        WriteIfAny(json, "value"u8, input.Value);
        WriteIfAny(json, "placeholder"u8, input.Placeholder);
        WriteIfAny(json, "errorMessage"u8, input.ErrorMessage is { } error ? MarkdownText.Escape(error) : null);
        if (input.IsRequired)
        {
            json.WriteBoolean("isRequired"u8, true);
        }

        if (input is InputText text)
        {
            json.WriteNumber("maxLength"u8, text.MaxLength);
            if (text.IsMultiline)
            {
                json.WriteBoolean("isMultiline"u8, true);
            }
        }

        if (input is InputChoiceSet set)
        {
            WriteChoices(json, set.Choices);
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<Choice> choices)
    {
        json.WriteStartArray("choices"u8);
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, Plain(choice.Title));
            json.WriteString("value"u8, choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteActions(Utf8JsonWriter json, IReadOnlyList<CardAction> actions)
    {
        json.WriteStartArray("actions"u8);
        foreach (var action in actions)
        {
            switch (action)
            {
                case ActionExecute execute:
                    json.WriteStartObject();
                    WritePress(json, "Action.Execute"u8, execute);
                    json.WriteString("verb"u8, execute.Verb);
                    json.WriteStartObject("fallback"u8);
                    WritePress(json, "Action.Submit"u8, execute);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    break;
                case ActionOpenUrl open:
                    json.WriteStartObject();
                    json.WriteString("type"u8, "Action.OpenUrl"u8);
                    json.WriteString("title"u8, open.Title);
                    json.WriteString("url"u8, open.Url);
                    json.WriteEndObject();
                    break;
                default:
                    throw new NotSupportedException($"No JSON is known for {action.GetType().Name}.");
            }
        }

        json.WriteEndArray();
    }

    private static void WritePress(Utf8JsonWriter json, ReadOnlySpan<byte> type, ActionExecute action)
    {
        json.WriteString("type"u8, type);
        json.WriteString("title"u8, action.Title);
        json.WriteStartObject("data"u8);
        json.WriteStartObject(PressedData.Member);
        json.WriteString(PressedData.Verb, action.Verb);
        json.WriteStartObject(PressedData.Data);
        foreach (var (name, value) in action.Data)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        if (action.LeavesInputs)
        {
            // Or clients would hold the press back until all is filled in.
            json.WriteString("associatedInputs"u8, "none"u8);
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>A text where no Markdown is read.</summary>
    private static string Plain(string text) => OrBlank(MarkdownText.Inert(VisibleText.Of(VisibleText.Shorten(text, MarkdownText.Longest))));

    /// <summary>An empty text is refused by clients.</summary>
    private static string OrBlank(string text) => text.Length == 0 ? " " : text;
}
