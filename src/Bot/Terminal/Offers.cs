using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Terminal;

/// <summary>A button that a number presses.</summary>
/// <param name="Action">The button.</param>
/// <param name="Inputs">The inputs of its card, which go with every press.</param>
/// <param name="CardAddress">The card.</param>
internal sealed record Offer(CardAction Action, IReadOnlyList<InputElement> Inputs, string CardAddress);

/// <summary>A form that waits to be filled in.</summary>
/// <param name="Form">The form.</param>
/// <param name="Errors">What is wrong with how it was filled in, by input id; null at first.</param>
/// <param name="CardAddress">The message that carries it.</param>
internal sealed record OpenForm(Form Form, IReadOnlyDictionary<string, string>? Errors, string CardAddress);

/// <summary>
/// What stands on the screen to be pressed or filled in, for each conversation and reader. The buttons of one answer
/// are counted through, however many cards it has; the next answer with buttons starts again at one.
/// </summary>
internal sealed class Offers
{
    private readonly Dictionary<(string Conversation, string? OnlyFor), (int Answer, List<Offer> Buttons)> buttons = [];
    private readonly Dictionary<(string Conversation, string? OnlyFor), OpenForm> forms = [];
    private int answer;

    /// <summary>What comes from now on belongs to another answer.</summary>
    public void BeginAnswer() => answer++;

    /// <summary>Adds a card's buttons, and returns the number of the first.</summary>
    public int Add(OutgoingMessage message, AdaptiveCard card, string cardAddress)
    {
        var actions = CardText.ActionsOf(card).ToList();
        var key = KeyOf(message);
        var (answer, buttons) = this.buttons.GetValueOrDefault(key, (this.answer, []));
        if (actions.Count == 0)
        {
            return 1;
        }

        var earlier = answer == this.answer ? buttons : [];
        var inputs = CardText.InputsOf(card.Body).ToList();
        this.buttons[key] = (this.answer, [.. earlier, .. actions.Select(action => new Offer(action, inputs, cardAddress))]);
        return earlier.Count + 1;
    }

    /// <summary>Adds a form.</summary>
    public void Add(OutgoingMessage message, OpenForm form) => forms[KeyOf(message)] = form;

    /// <summary>The button with a number on the last card that the member sees there, or null.</summary>
    public Offer? Find(Seat seat, int number) =>
        KeysOf(seat)
            .Where(buttons.ContainsKey)
            .Select(key => buttons[key])
            .OrderByDescending(shown => shown.Answer)
            .Select(shown => shown.Buttons.ElementAtOrDefault(number - 1))
            .FirstOrDefault();

    /// <summary>The form that waits for the member there, which no longer waits then; null when there is none.</summary>
    public OpenForm? TakeForm(Seat seat)
    {
        foreach (var key in KeysOf(seat))
        {
            if (forms.Remove(key, out var form))
            {
                return form;
            }
        }

        return null;
    }

    private static (string Conversation, string? OnlyFor) KeyOf(OutgoingMessage message) => (TerminalChannel.ConversationOf(message.To), message.WhisperTo);

    private static IEnumerable<(string Conversation, string? OnlyFor)> KeysOf(Seat seat)
    {
        var conversation = TerminalChannel.ConversationOf(seat.Place);
        return [(conversation, seat.Member.Id), (conversation, null)];
    }
}
