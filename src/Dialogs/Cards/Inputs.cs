namespace ReferralBot.Dialogs.Cards;

/// <summary>A field of a form.</summary>
/// <param name="Id">The name under which the answer comes back.</param>
/// <param name="Label">What is asked.</param>
public abstract record InputElement(string Id, string Label) : CardElement
{
    /// <summary>What stands in it at first, in the form in which it is sent back.</summary>
    public string? Value { get; init; }

    /// <summary>True where it must be filled in; the label then needs <see cref="ErrorMessage"/>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What to say when it is missing or wrong.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>A hint inside the empty field.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>A line or paragraph of text.</summary>
public sealed record InputText(string Id, string Label) : InputElement(Id, Label)
{
    /// <summary>The most characters it takes.</summary>
    public int MaxLength { get; init; } = 300;

    /// <summary>True for a paragraph.</summary>
    public bool IsMultiline { get; init; }
}

/// <summary>A day, sent as <c>yyyy-MM-dd</c>.</summary>
public sealed record InputDate(string Id, string Label) : InputElement(Id, Label);

/// <summary>A time of day, sent as <c>HH:mm</c>.</summary>
public sealed record InputTime(string Id, string Label) : InputElement(Id, Label);

/// <summary>One of several choices, sent as the choice's value.</summary>
public sealed record InputChoiceSet(string Id, string Label, IReadOnlyList<Choice> Choices) : InputElement(Id, Label);

/// <summary>A choice.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Value">What is sent; no commas (Teams joins several with them), at most 150 characters.</param>
public sealed record Choice(string Title, string Value);
