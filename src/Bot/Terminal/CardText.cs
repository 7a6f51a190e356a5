using ReferralBot.Dialogs.Cards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReferralBot.Bot.Terminal;

/// <summary>Draws a card with characters: a box, its texts, and its buttons with the numbers that press them.</summary>
internal static class CardText
{
    private const int FrameWidth = 4;

    private static readonly Style Plain = Style.Plain;
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(foreground: Color.Grey);
    private static readonly Style Number = new(foreground: Color.Aqua);

    /// <summary>The card in a box.</summary>
    /// <param name="card">The card.</param>
    /// <param name="firstNumber">The number of its first button; the others follow in the order of <see cref="ActionsOf(AdaptiveCard)"/>.</param>
    /// <param name="width">The columns that the box may take.</param>
    public static Panel Box(AdaptiveCard card, int firstNumber, int width)
    {
        var numbers = new Numbers(firstNumber, width - FrameWidth);
        var rows = Elements(card.Body, numbers).ToList();
        if (card.Actions.Count > 0)
        {
            rows.AddRange([Text.Empty, Buttons(card.Actions, numbers)]);
        }

        return new Panel(new Rows(rows)) { Border = BoxBorder.Rounded, Padding = new Padding(1, 0) };
    }

    /// <summary>A form's texts, without its inputs: those are asked one by one.</summary>
    public static Rows Texts(IReadOnlyList<CardElement> body, int width) =>
        new(Elements([.. body.Where(element => element is not (InputElement or ActionSet))], new Numbers(1, width)));

    /// <summary>A text of its own.</summary>
    public static Text Paragraph(string text) => new(HarmlessText.Of(text));

    /// <summary>A text that the terminal itself says.</summary>
    public static Text Aside(string text) => new(HarmlessText.Of(text), Quiet);

    /// <summary>Every button of a card in the order of the numbers: those in the body first.</summary>
    public static IEnumerable<CardAction> ActionsOf(AdaptiveCard card) => ActionsOf(card.Body).Concat(card.Actions);

    /// <summary>Every input in a body.</summary>
    public static IEnumerable<InputElement> InputsOf(IEnumerable<CardElement> body) => body.SelectMany(element => element switch
    {
        InputElement input => [input],
        Container container => InputsOf(container.Items),
        ColumnSet columns => columns.Columns.SelectMany(column => InputsOf(column.Items)),
        _ => [],
    });

    private static IEnumerable<CardAction> ActionsOf(IEnumerable<CardElement> body) => body.SelectMany(element => element switch
    {
        ActionSet set => set.Actions,
        Container container => ActionsOf(container.Items),
        ColumnSet columns => columns.Columns.SelectMany(column => ActionsOf(column.Items)),
        _ => [],
    });

    private static IEnumerable<IRenderable> Elements(IReadOnlyList<CardElement> body, Numbers numbers)
    {
        foreach (var element in body)
        {
            if (element.Separator)
            {
                yield return Text.Empty;
            }

            yield return Draw(element, numbers);
        }
    }

    private static IRenderable Draw(CardElement element, Numbers numbers) => element switch
    {
        TextBlock block => new Text(HarmlessText.Of(block.Text), block.IsBold || block.Size == TextSize.Large ? Bold : block.IsSubtle ? Quiet : Plain),
        RichTextBlock rich => Runs(rich),
        FactSet facts => Facts(facts),
        Container { IsEmphasised: true } box => new Panel(new Rows(Elements(box.Items, numbers))) { Border = BoxBorder.Square },
        Container box => new Rows(Elements(box.Items, numbers)),
        ColumnSet columns => Columns(columns, numbers),
        ChartHorizontalBar chart => Chart(chart),
        ActionSet set => Buttons(set.Actions, numbers),
        InputElement input => new Text(HarmlessText.Of($"{input.Label}: {input.Value}"), Quiet),
        _ => throw new ArgumentOutOfRangeException(nameof(element), element.GetType().Name, null),
    };

    private static Paragraph Runs(RichTextBlock rich)
    {
        var paragraph = new Paragraph();
        foreach (var run in rich.Inlines)
        {
            paragraph.Append(HarmlessText.Of(run.Text), run.IsBold ? Bold : run.IsItalic ? new Style(decoration: Decoration.Italic) : Plain);
        }

        return paragraph;
    }

    private static Grid Facts(FactSet set)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var fact in set.Facts)
        {
            grid.AddRow(new Text(HarmlessText.OnOneLine(fact.Title), Quiet), new Text(HarmlessText.Of(fact.Value)));
        }

        return grid;
    }

    private static Rows Chart(ChartHorizontalBar chart)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0) });
        foreach (var bar in chart.Data)
        {
            grid.AddRow(new Text(HarmlessText.OnOneLine(bar.Label)), new Text(TextBar.Of(bar.Value, chart.Most), Number), new Text(HarmlessText.OnOneLine(bar.Shown)));
        }

        return new Rows(new Text(HarmlessText.Of(chart.Title), Bold), grid);
    }

    private static Grid Columns(ColumnSet set, Numbers numbers)
    {
        var grid = new Grid();
        foreach (var _ in set.Columns)
        {
            grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) });
        }

        grid.AddRow([.. set.Columns.Select(column => new Rows(Elements(column.Items, numbers)))]);
        return grid;
    }

    private static Paragraph Buttons(IReadOnlyList<CardAction> actions, Numbers numbers)
    {
        var paragraph = new Paragraph();
        var used = 0;
        foreach (var action in actions)
        {
            var (number, label) = ($"[{numbers.Next++}]", " " + Label(action));
            var length = number.Length + label.Length;
            if (used > 0)
            {
                var fits = used + 2 + length <= numbers.Width;
                paragraph.Append(fits ? "  " : "\n");
                used = fits ? used + 2 : 0;
            }

            paragraph.Append(number, Number).Append(label);
            used += length;
        }

        return paragraph;
    }

    private static string Label(CardAction action) => HarmlessText.OnOneLine(action is ActionOpenUrl link ? $"{link.Title} ({link.Url})" : action.Title);

    /// <summary>Counts the buttons of a card while it is drawn.</summary>
    private sealed class Numbers(int first, int width)
    {
        public int Next { get; set; } = first;

        public int Width => width;
    }
}
