using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Simulations;

/// <summary>A member of a simulated team: where they are, and what they have in front of them.</summary>
internal sealed class SimulatedMember(string id, string name, string channel, string timeZone)
{
    /// <summary>The platform's id.</summary>
    public string Id { get; } = id;

    /// <summary>The zone of their profile.</summary>
    public string TimeZone { get; set; } = timeZone;

    /// <summary>Who they are, as their platform tells it.</summary>
    public Sender Sender => new(Id, name, TimeZone: TimeZone, Locale: "en-US");

    /// <summary>Their personal chat.</summary>
    public Place Place { get; } = new() { Channel = channel, ConversationId = "chat-" + id, Kind = PlaceKind.Personal, MemberId = id };

    /// <summary>True while they have blocked the bot.</summary>
    public bool HasBlocked { get; set; }

    /// <summary>True once they left the workspace.</summary>
    public bool HasLeft { get; set; }

    /// <summary>The newest card in their chat; null before the first.</summary>
    public Reply? Card { get; set; }

    /// <summary>The days, by their own calendar, on which a digest came.</summary>
    public HashSet<LocalDate> DigestDays { get; } = [];

    /// <summary>When what they put off for an hour comes back.</summary>
    public List<Instant> ComesBack { get; } = [];

    /// <summary>The buttons on their newest card.</summary>
    public IReadOnlyList<ActionExecute> Buttons => Card is null ? [] : [.. In(Card.Card?.Body ?? []), .. (Card.Card?.Actions ?? []).OfType<ActionExecute>()];

    private static IEnumerable<ActionExecute> In(IEnumerable<CardElement> elements) => elements.SelectMany(element => element switch
    {
        ActionSet set => set.Actions.OfType<ActionExecute>(),
        Container container => In(container.Items),
        _ => [],
    });
}
