using System.Text;
using System.Text.Json;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Turns the elements of a card into blocks, top to bottom. Texts go into <c>rich_text</c> and <c>plain_text</c>, which Slack never
/// searches for mentions, links or styles, so that nothing a person typed comes alive.
/// </summary>
/// <param name="blocks">Takes the blocks.</param>
/// <param name="errors">For a form that is shown again: what is wrong, by input id.</param>
internal sealed class CardBlocks(BlockList blocks, IReadOnlyDictionary<string, string>? errors = null)
{
    private const int LongestText = 3000;
    private const int LongestHeader = 150;
    private const int LongestNote = 2000;
    private const string BetweenColumns = "  ·  ";

    private readonly List<Paragraph> paragraphs = [];
    private readonly StringBuilder note = new();
    private int length;
    private string? item;
    private bool isItemNamed;

    /// <summary>Adds a text of its own.</summary>
    public void AddText(string text) => AddParagraph([new TextRun(text)], isQuoted: false);

    /// <summary>Adds elements.</summary>
    public void AddAll(IEnumerable<CardElement> elements, bool isQuoted = false)
    {
        foreach (var element in elements)
        {
            Add(element, isQuoted);
        }
    }

    /// <summary>Writes what was gathered; nothing is added afterwards.</summary>
    public void Finish() => Flush();

    private void Add(CardElement element, bool isQuoted)
    {
        if (element.Separator)
        {
            AddDivider();
        }

        switch (element)
        {
            case TextBlock text:
                AddTextBlock(text, isQuoted);
                break;
            case RichTextBlock rich:
                AddParagraph(rich.Inlines, isQuoted);
                break;
            case FactSet facts:
                foreach (var fact in facts.Facts)
                {
                    AddParagraph([new TextRun(fact.Title + ": ", IsBold: true), new TextRun(fact.Value)], isQuoted, isDetail: true);
                }

                break;
            case Container container:
                AddAll(container.Items, isQuoted || container.IsEmphasised);
                break;
            case ColumnSet columns:
                AddColumns(columns, isQuoted);
                break;
            case ChartHorizontalBar chart:
                AddChart(chart, isQuoted);
                break;
            case ActionSet set:
                Flush();
                ActionBlocks.Add(blocks, set.Actions, item);
                break;
            case InputElement input:
                AddInput(input);
                break;
            default:
                throw new NotSupportedException($"Slack has no form for {element.GetType().Name}.");
        }
    }

    private void AddDivider()
    {
        Flush();
        (item, isItemNamed) = (null, false);
        if (blocks.Count > 0)
        {
            blocks.Add("divider", _ => { });
        }
    }

    private void AddTextBlock(TextBlock text, bool isQuoted)
    {
        if (text.Size == TextSize.Large && !string.IsNullOrWhiteSpace(text.Text) && SlackText.Length(text.Text) <= LongestHeader)
        {
            Flush();
            Name(text.Text, isTitle: true);
            blocks.Add("header", json => WritePlain(json, "text", text.Text.ReplaceLineEndings(" "), LongestHeader));
        }
        else if (text.Size == TextSize.Small || text.IsSubtle)
        {
            AddNote(text.Text);
        }
        else
        {
            AddParagraph([new TextRun(text.Text, text.IsBold || text.Size == TextSize.Large)], isQuoted);
        }
    }

    /// <summary>Small print goes into a context block.</summary>
    private void AddNote(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        FlushParagraphs();
        Name(text, isTitle: false);
        foreach (var piece in Pieces(text, LongestNote))
        {
            if (note.Length > 0 && note.Length + piece.Length >= LongestNote)
            {
                FlushNote();
            }

            _ = note.Length > 0 ? note.Append('\n').Append(piece) : note.Append(piece);
        }
    }

    /// <summary>What the buttons that follow are about: the title between two dividers, or the last line where none stands out.</summary>
    private void Name(string line, bool isTitle)
    {
        if (isTitle || !isItemNamed)
        {
            (item, isItemNamed) = (line, isTitle);
        }
    }

    private void AddParagraph(IReadOnlyList<TextRun> runs, bool isQuoted, bool isDetail = false)
    {
        if (runs.All(run => string.IsNullOrWhiteSpace(run.Text)))
        {
            return;
        }

        FlushNote();
        if (!isDetail)
        {
            Name(string.Concat(runs.Select(run => run.Text)), runs.Any(run => run.IsBold));
        }

        var starts = true;
        foreach (var run in runs)
        {
            foreach (var piece in Pieces(run.Text, LongestText))
            {
                var pieceLength = SlackText.Length(piece) + 1;
                if (length + pieceLength > LongestText)
                {
                    FlushParagraphs();
                    starts = true;
                }

                if (starts)
                {
                    paragraphs.Add(new Paragraph([], isQuoted));
                }

                paragraphs[^1].Runs.Add(run with { Text = piece });
                length += pieceLength;
                starts = false;
            }
        }
    }

    /// <summary>Slack has no columns: one text each is a line, anything else stands one below the other.</summary>
    private void AddColumns(ColumnSet set, bool isQuoted)
    {
        var lines = set.Columns.Select(column => LineOf(column)).ToList();
        if (lines.Contains(null))
        {
            foreach (var column in set.Columns)
            {
                AddAll(column.Items, isQuoted);
            }

            return;
        }

        var runs = new List<TextRun>();
        foreach (var line in lines.Where(line => line!.Any(run => !string.IsNullOrWhiteSpace(run.Text))))
        {
            if (runs.Count > 0)
            {
                runs.Add(new TextRun(BetweenColumns));
            }

            runs.AddRange(line!);
        }

        AddParagraph(runs, isQuoted);
    }

    private static IReadOnlyList<TextRun>? LineOf(Column column) => column.Items switch
    {
        [] => [],
        [TextBlock { Separator: false } text] => [new TextRun(text.Text, text.IsBold || text.Size == TextSize.Large)],
        [RichTextBlock { Separator: false } rich] => rich.Inlines,
        _ => null,
    };

    /// <summary>Bars of characters, which stand first so that they begin below each other.</summary>
    private void AddChart(ChartHorizontalBar chart, bool isQuoted)
    {
        AddParagraph([new TextRun(chart.Title, IsBold: true)], isQuoted);
        foreach (var bar in chart.Data)
        {
            AddParagraph([new TextRun($"{TextBar.Of(bar.Value, chart.Most)}  {bar.Label}: "), new TextRun(bar.Shown, IsBold: true)], isQuoted, isDetail: true);
        }
    }

    private void AddInput(InputElement input)
    {
        Flush();
        InputBlocks.Add(blocks, input);
        if (errors?.GetValueOrDefault(input.Id) is { } error)
        {
            AddParagraph([new TextRun(error, IsBold: true)], isQuoted: false);
        }
    }

    private void Flush()
    {
        FlushParagraphs();
        FlushNote();
    }

    private void FlushNote()
    {
        if (note.Length == 0)
        {
            return;
        }

        var text = note.ToString();
        note.Clear();
        AddContext(blocks, text);
    }

    /// <summary>Adds small print.</summary>
    public static void AddContext(BlockList blocks, string text) => blocks.Add("context", json =>
    {
        json.WriteStartArray("elements");
        json.WriteStartObject();
        WritePlainMembers(json, text, LongestText);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private void FlushParagraphs()
    {
        if (paragraphs.Count == 0)
        {
            return;
        }

        blocks.Add("rich_text", WriteParagraphs);
        paragraphs.Clear();
        length = 0;
    }

    /// <summary>Paragraphs that follow each other share a section and are lines of it.</summary>
    private void WriteParagraphs(Utf8JsonWriter json)
    {
        json.WriteStartArray("elements");
        for (var at = 0; at < paragraphs.Count; at++)
        {
            var (runs, isQuoted) = paragraphs[at];
            var continues = at > 0 && paragraphs[at - 1].IsQuoted == isQuoted;
            if (!continues)
            {
                json.WriteStartObject();
                json.WriteString("type", isQuoted ? "rich_text_quote" : "rich_text_section");
                json.WriteStartArray("elements");
            }
            else
            {
                WriteRun(json, new TextRun("\n"));
            }

            foreach (var run in runs)
            {
                WriteRun(json, run);
            }

            if (at + 1 == paragraphs.Count || paragraphs[at + 1].IsQuoted != isQuoted)
            {
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, TextRun run)
    {
        if (run.Text.Length == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", run.Text);
        if (run.IsBold || run.IsItalic)
        {
            json.WriteStartObject("style");
            if (run.IsBold)
            {
                json.WriteBoolean("bold", true);
            }

            if (run.IsItalic)
            {
                json.WriteBoolean("italic", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a text object that Slack does not parse.</summary>
    public static void WritePlain(Utf8JsonWriter json, string name, string text, int longest)
    {
        json.WriteStartObject(name);
        WritePlainMembers(json, text, longest);
        json.WriteEndObject();
    }

    private static void WritePlainMembers(Utf8JsonWriter json, string text, int longest)
    {
        json.WriteString("type", "plain_text");
        json.WriteString("text", SlackText.Cut(text, longest));
        // Otherwise a company called ":fire: Ltd" is shown as a picture.
        json.WriteBoolean("emoji", false);
    }

    /// <summary>Cuts a text where a word ends, into pieces that are short enough.</summary>
    private static IEnumerable<string> Pieces(string text, int longest)
    {
        while (text.Length >= longest && SlackText.Length(text) >= longest)
        {
            var end = SlackText.Start(text, longest - 1);
            var space = text.LastIndexOfAny([' ', '\n'], end - 1, Math.Min(end, longest / 4));
            end = space > 0 ? space + 1 : end;
            yield return text[..end];
            text = text[end..];
        }

        if (text.Length > 0)
        {
            yield return text;
        }
    }

    private sealed record Paragraph(List<TextRun> Runs, bool IsQuoted);
}
