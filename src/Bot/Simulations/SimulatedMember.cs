using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Simulations;

/// <summary>A member of a simulated team: where they are, and what they have in front of them.</summary>
internal sealed class SimulatedMember(int number, string channel, string timeZone)
{
    /// <summary>Which of the members it is, from 1 on; the first is the manager.</summary>
    public int Number { get; } = number;

    /// <summary>The platform's id.</summary>
    public string Id => IdOf(Number);

    /// <summary>The zone of their profile.</summary>
    public string TimeZone { get; set; } = timeZone;

    /// <summary>Who they are, as their platform tells it.</summary>
    public Sender Sender => new(Id, $"Member {Number}", TimeZone: TimeZone, Locale: "en-US", IsGuest: false);

    /// <summary>Their personal chat.</summary>
    public Place Place { get; } = new() { Channel = channel, ConversationId = "chat-" + IdOf(number), Kind = PlaceKind.Personal, MemberId = IdOf(number) };

    /// <summary>True while they have blocked the bot.</summary>
    public bool HasBlocked { get; set; }

    /// <summary>True once they left the workspace.</summary>
    public bool HasLeft { get; set; }

    /// <summary>The newest card in their chat; null before the first.</summary>
    public Reply? Card { get; set; }

    /// <summary>The days, by their own calendar, on which a digest came.</summary>
    public HashSet<LocalDate> DigestDays { get; } = [];

    /// <summary>The Mondays of the weeks in which a manager's brief came.</summary>
    public HashSet<LocalDate> BriefWeeks { get; } = [];

    /// <summary>When they last said or pressed something.</summary>
    public Instant ToldAt { get; set; }

    /// <summary>When what they put off for an hour comes back.</summary>
    public List<Instant> ComesBack { get; } = [];

    /// <summary>The buttons on their newest card.</summary>
    public IReadOnlyList<ActionExecute> Buttons => Card is null ? [] : [.. In(Card.Card?.Body ?? []), .. (Card.Card?.Actions ?? []).OfType<ActionExecute>()];

    /// <summary>The id of a member by number.</summary>
    public static string IdOf(int number) => FormattableString.Invariant($"m{number:D3}");

    private static IEnumerable<ActionExecute> In(IEnumerable<CardElement> elements) => elements.SelectMany(element => element switch
    {
        ActionSet set => set.Actions.OfType<ActionExecute>(),
        Container container => In(container.Items),
        _ => [],
    });
}
