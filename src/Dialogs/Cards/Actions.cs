using System.Text.Json.Serialization;

namespace ReferralBot.Dialogs.Cards;

/// <summary>A button.</summary>
/// <param name="Title">What it does, starting with a verb; what is longer than <see cref="LongestTitle"/> is cut.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActionExecute), "Action.Execute")]
[JsonDerivedType(typeof(ActionOpenUrl), "Action.OpenUrl")]
public abstract record CardAction(string Title)
{
    /// <summary>The most characters of a title; Slack takes no more.</summary>
    public const int LongestTitle = 75;

    /// <summary>What it does, on one line and with nothing hidden in it: it may hold what somebody typed.</summary>
    public string Title { get; init => field = VisibleText.OnOneLine(value, LongestTitle); } = VisibleText.OnOneLine(Title, LongestTitle);
}

/// <summary>A button that tells the bot. On Teams every one has an <c>Action.Submit</c> as its fallback.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Verb">Names the dialog and what to do, such as <c>referral.thanked</c>.</param>
/// <param name="Data">What it is about. Small: Slack allows 2,000 characters for verb and data together.</param>
public sealed record ActionExecute(string Title, string Verb, IReadOnlyDictionary<string, string> Data) : CardAction(Title)
{
    /// <summary>True for a button that wants nothing of what is filled in, so that it can be pressed whatever is missing.</summary>
    public bool LeavesInputs { get; init; }
}

/// <summary>A button that opens a web page.</summary>
/// <param name="Title">What it opens.</param>
/// <param name="Url">An absolute https address.</param>
public sealed record ActionOpenUrl(string Title, string Url) : CardAction(Title);
