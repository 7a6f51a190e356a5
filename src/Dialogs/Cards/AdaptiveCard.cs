using System.Text.Json.Serialization;

namespace ReferralBot.Dialogs.Cards;

/// <summary>
/// A card in the words of the Adaptive Card schema (https://adaptivecards.io/explorer). All texts are plain: a channel
/// escapes them in its own syntax, so that nothing a user typed becomes markup.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>What clients show that cannot show the card, and screen readers.</summary>
    public required string FallbackText { get; init; }

    /// <summary>The elements, top to bottom.</summary>
    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>The card's buttons.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}

/// <summary>One element of a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(ChartHorizontalBar), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(InputText), "Input.Text")]
[JsonDerivedType(typeof(InputDate), "Input.Date")]
[JsonDerivedType(typeof(InputTime), "Input.Time")]
[JsonDerivedType(typeof(InputChoiceSet), "Input.ChoiceSet")]
public abstract record CardElement
{
    /// <summary>True for a line above.</summary>
    public bool Separator { get; init; }
}

/// <summary>A paragraph.</summary>
/// <param name="Text">Plain text.</param>
public sealed record TextBlock(string Text) : CardElement
{
    /// <summary>How large.</summary>
    public TextSize Size { get; init; }

    /// <summary>True for bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>True for a quieter tone.</summary>
    public bool IsSubtle { get; init; }
}

/// <summary>The size of a text.</summary>
public enum TextSize
{
    /// <summary>As the client shows ordinary text.</summary>
    Default,
    /// <summary>Smaller.</summary>
    Small,
    /// <summary>A heading.</summary>
    Large,
}

/// <summary>A paragraph whose parts differ in weight.</summary>
/// <param name="Inlines">The parts.</param>
public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : CardElement;

/// <summary>A part of a paragraph.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsBold">True for bold.</param>
/// <param name="IsItalic">True for italic.</param>
public sealed record TextRun(string Text, bool IsBold = false, bool IsItalic = false);

/// <summary>Names and values, one pair a line.</summary>
/// <param name="Facts">The pairs.</param>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>A name and its value.</summary>
/// <param name="Title">The name.</param>
/// <param name="Value">The value, plain text.</param>
public sealed record Fact(string Title, string Value);

/// <summary>Elements that belong together.</summary>
/// <param name="Items">The elements.</param>
public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    /// <summary>True for a box that stands out.</summary>
    public bool IsEmphasised { get; init; }
}

/// <summary>Columns side by side; at most two, so that a phone shows them.</summary>
/// <param name="Columns">The columns.</param>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

/// <summary>A column.</summary>
/// <param name="Items">Its elements.</param>
public sealed record Column(IReadOnlyList<CardElement> Items)
{
    /// <summary>True for a column that takes the room that is left; otherwise as wide as its content.</summary>
    public bool Stretches { get; init; }
}

/// <summary>Buttons inside the body.</summary>
/// <param name="Actions">The buttons.</param>
public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;
