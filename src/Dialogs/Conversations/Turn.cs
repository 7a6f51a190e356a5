using System.Text.Json.Serialization;
using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>One thing that a member said or pressed, or that happened to the bot in a conversation.</summary>
public sealed record Turn
{
    /// <summary>
    /// The channel's id of the message or press, unique in the workspace and the same in every redelivery.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The wall that no data crosses: <c>teams-{tenant}</c>, <c>slack-{team}</c> or <c>terminal-{name}</c>.</summary>
    public required string Workspace { get; init; }

    /// <summary>Who did it.</summary>
    public required Sender From { get; init; }

    /// <summary>Where.</summary>
    public required Place In { get; init; }

    /// <summary>What.</summary>
    public required TurnContent Content { get; init; }

    /// <summary>When, by the platform's clock: the same in every redelivery, which duplicate removal relies on.</summary>
    public required Instant At { get; init; }

    /// <summary>The <see cref="Id"/> of the message as first sent, the same for each of its edits; of anything else its own.</summary>
    [JsonIgnore]
    public string FirstId => (Content as Said)?.Edits ?? Id;

    /// <summary>The card that was pressed, in the channel's own form: a reply may take its place. Null where there is none, or it cannot be changed.</summary>
    [JsonIgnore]
    public string? CardAddress => (Content as Pressed)?.CardAddress ?? (Content as FileAnswered)?.CardAddress;
}

/// <summary>The person behind a turn, as the platform describes them now. What it does not tell is null.</summary>
/// <param name="Id">The platform's id of the person, unique in the workspace.</param>
/// <param name="Name">The display name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="TimeZone">The IANA id of the zone of the person's profile or client.</param>
/// <param name="Locale">The language and region, such as <c>en-GB</c>.</param>
/// <param name="IsAdmin">Whether the person owns or administers the workspace.</param>
/// <param name="IsGuest">Whether the person is a guest or of another organisation.</param>
/// <param name="DirectoryId">The id of the person in the organisation's directory, where that is another one: the Entra object id on Teams.</param>
public sealed record Sender(
    string Id,
    string? Name = null,
    string? Email = null,
    string? TimeZone = null,
    string? Locale = null,
    bool? IsAdmin = null,
    bool? IsGuest = null,
    string? DirectoryId = null);

/// <summary>What a turn holds.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(FileAnswered), "fileAnswered")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(PlaceChanged), "placeChanged")]
[JsonDerivedType(typeof(MemberChanged), "memberChanged")]
public abstract record TurnContent;

/// <summary>A message.</summary>
/// <param name="Text">The text in plain Unicode, mentions of the bot removed, the platform's escapes undone.</param>
public sealed record Said(string Text) : TurnContent
{
    /// <summary>Members mentioned in the text, as they stand in it.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>For a message edited by its sender: the <see cref="Turn.Id"/> of the message as first sent.</summary>
    public string? Edits { get; init; }

    /// <summary>For a message edited by its sender: when it was first sent; null where the platform does not tell.</summary>
    public Instant? SentAt { get; init; }
}

/// <summary>A member of the workspace mentioned in a message.</summary>
/// <param name="MemberId">The platform's id of the member.</param>
/// <param name="Name">The name as it stands in the text, which keeps it.</param>
public sealed record Mention(string MemberId, string Name);

/// <summary>A pressed button or a submitted form.</summary>
/// <param name="Verb">The action's verb, which names its dialog.</param>
/// <param name="Data">The action's own data.</param>
/// <param name="Inputs">What was filled in, by input id; inputs left empty are missing or empty.</param>
public sealed record Pressed(string Verb, IReadOnlyDictionary<string, string> Data, IReadOnlyDictionary<string, string> Inputs) : TurnContent
{
    /// <summary>The card that was pressed, in the channel's own form: a reply may take its place. Null where it cannot be changed.</summary>
    public string? CardAddress { get; init; }
}

/// <summary>The member wants a file, or does not: on Teams they are asked first.</summary>
/// <param name="File">The file; with <see cref="ReplyFile.Target"/> where it is wanted.</param>
/// <param name="CardAddress">The card on which they were asked.</param>
public sealed record FileAnswered(ReplyFile File, string? CardAddress) : TurnContent;

/// <summary>The bot was installed for the sender, or added to the place. Platforms may tell it more than once.</summary>
public sealed record Joined : TurnContent;

/// <summary>The bot was uninstalled for the sender, or removed from the place.</summary>
public sealed record Left : TurnContent;

/// <summary>The place was renamed, archived, restored or deleted.</summary>
/// <param name="IsGone">True when the bot can no longer write there.</param>
public sealed record PlaceChanged(bool IsGone) : TurnContent;

/// <summary>The sender's profile changed.</summary>
/// <param name="IsGone">True when the member left the workspace.</param>
public sealed record MemberChanged(bool IsGone) : TurnContent;
