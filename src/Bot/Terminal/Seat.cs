using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Terminal;

/// <summary>Whose place the person at the keyboard takes, and where they write.</summary>
/// <param name="Member">The member.</param>
/// <param name="Place">The conversation.</param>
internal sealed record Seat(Sender Member, Place Place)
{
    /// <summary>The channel's name in every place of the terminal.</summary>
    public const string ChannelName = "terminal";

    /// <summary>The one workspace of the terminal.</summary>
    public const string Workspace = "terminal-local";

    /// <summary>The conversation id of a member's personal chat.</summary>
    public static string PersonalChatOf(string memberId) => $"dm:{memberId}";

    /// <summary>A member's personal chat.</summary>
    public static Place PersonalPlaceOf(string memberId) =>
        new() { Channel = ChannelName, ConversationId = PersonalChatOf(memberId), Kind = PlaceKind.Personal, MemberId = memberId };

    /// <summary>A channel.</summary>
    /// <param name="name">Its name without the sign.</param>
    public static Place ChannelNamed(string name) =>
        new() { Channel = ChannelName, ConversationId = $"#{name}", Kind = PlaceKind.Channel, Name = name };

    /// <summary>The id of the member with a name: the same however it is capitalised.</summary>
    public static string IdOf(string name) => string.Join('-', name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
