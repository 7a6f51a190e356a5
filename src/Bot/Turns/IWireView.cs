using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>Shows a reply as a platform would get it, for people who build cards: <c>/show</c> in the terminal.</summary>
internal interface IWireView
{
    /// <summary>The channel's name.</summary>
    string Name { get; }

    /// <summary>The body of the request that would carry the reply, as indented JSON.</summary>
    string Show(Reply reply);
}
