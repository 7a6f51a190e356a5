using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>What a contact gave us and what we gave them.</summary>
/// <param name="Received">Referrals they made.</param>
/// <param name="Given">What was given to them: introductions, gifts, meals, invitations, articles.</param>
/// <param name="Asks">How often anybody asked them.</param>
/// <param name="Touches">How often anybody was in touch.</param>
/// <param name="AsksSinceGiven">How often they were asked since the last thing given.</param>
public sealed record Balance(int Received, int Given, int Asks, int Touches, int AsksSinceGiven)
{
    /// <summary>After this many asks in a row without anything given, something is given first.</summary>
    public const int MostAsksInARow = 2;

    /// <summary>True when it is time to give before asking once more.</summary>
    public bool IsTimeToGive => AsksSinceGiven >= MostAsksInARow;

    /// <summary>The balance with a contact.</summary>
    public static Balance Of(ContactStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        List<LocalDate> gifts =
        [
            .. story.Touches.Where(touch => Gives(touch.Method)).Select(touch => touch.On),
            .. story.Given.Select(given => given.GivenOn),
        ];
        LocalDate? last = gifts.Count > 0 ? gifts.Max() : null;
        return new Balance(
            story.Made.Count(one => one.Counts),
            gifts.Count,
            story.Asks.Count(),
            story.Touches.Count(),
            story.Asks.Count(ask => last is null || ask.On > last));
    }

    /// <summary>Whether a touch of this kind gives them something.</summary>
    public static bool Gives(TouchMethod? method) => method is TouchMethod.Gift or TouchMethod.Meal or TouchMethod.Event or TouchMethod.Content;
}
