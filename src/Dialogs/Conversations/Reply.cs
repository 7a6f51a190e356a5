using System.Text.Json.Serialization;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>An answer, free of any channel. All strings are plain text: the channels escape them.</summary>
public sealed record Reply
{
    /// <summary>The whole answer, or, beside a card, its summary for toasts and screen readers. Never empty.</summary>
    public required string Text { get; init; }

    /// <summary>The card, or null for a text alone.</summary>
    public AdaptiveCard? Card { get; init; }

    /// <summary>A form to fill in, in place of a card: a modal on Slack, a card elsewhere.</summary>
    public Form? Form { get; init; }

    /// <summary>
    /// For a submitted form with mistakes: what is wrong, by input id. Nothing was changed; the form stays open.
    /// <see cref="Form"/> holds it again, filled in, for channels that cannot keep it open.
    /// </summary>
    public IReadOnlyDictionary<string, string>? FormErrors { get; init; }

    /// <summary>
    /// A file that the text announces, in place of a card. It goes to the member's personal chat, also where the answer to
    /// everything else is given in a shared place.
    /// </summary>
    public ReplyFile? File { get; init; }

    /// <summary>True when the reply takes the place of the card that was pressed.</summary>
    public bool ReplacesCard { get; init; }

    /// <summary>True when everybody in a shared place may read it. Otherwise only the member sees it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it is said in a shared place, to everybody there.</summary>
    [JsonIgnore]
    public bool IsForAll => IsPublic && File is null;

    /// <summary>A second message that follows, such as the open question after the answer to something else.</summary>
    public Reply? Then { get; init; }

    /// <summary>This one, and after it and what follows it already, another.</summary>
    public Reply FollowedBy(Reply next) => this with { Then = Then?.FollowedBy(next) ?? next };
}

/// <summary>A form: a title, a body with inputs, and what its button does.</summary>
/// <param name="Title">At most 24 characters, the limit of Slack's modal titles.</param>
/// <param name="Body">Texts and inputs.</param>
/// <param name="Submit">The action that sends it.</param>
public sealed record Form(string Title, IReadOnlyList<CardElement> Body, ActionExecute Submit)
{
    /// <summary>For a form that replaces a card where it is no modal: the action that brings the card back. Null where leaving it is enough.</summary>
    public ActionExecute? Cancel { get; init; }
}
