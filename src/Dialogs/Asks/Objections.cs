using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Answers the usual fears of asking for a referral, one card each.</summary>
public sealed class Objections : Dialog
{
    private const string ShowVerb = "fear.show";
    private const string Fear = "fear";

    private static readonly IReadOnlyList<(string Id, string Title, string Answer, string Try)> Cards =
    [
        ("comfort", "I'm not comfortable asking",
            "A referral is no favour to you. It connects two people who could help each other, and your client looks good for having made it. If the work was good, asking is part of the service.",
            "Start with the client who thanked you last. They have just said why they would do it."),
        ("busy", "They are too busy",
            "Busy people make introductions all the time: two lines and a copy to both. They do it when you make it easy and say exactly whom you have in mind.",
            "Offer to write the two lines for them to send."),
        ("no", "They might say no",
            "Most say yes, or not now. A no to an introduction is no judgement on you, and it ends nothing: the work you did for them stays. Not asking is the only sure way to get nothing.",
            "Ask for a date instead: “When would be a better time to ask?” I'll bring it up then."),
        ("call", "The client should call us",
            "Clients mostly don't refer unless asked, because they don't know whom you are looking for, not because they wouldn't. The ones who tell others without being asked are the exception.",
            "Tell them in one sentence whom you help best."),
        ("words", "I don't know what to say",
            "You need three things: what they valued, whom you have in mind, and a question that is easy to answer. I have words for each stage, with your client's name in them.",
            "Say “how do I ask” and the client's name."),
        ("awkward", "It feels awkward at the end of a deal",
            "It is awkward when it comes out of the blue. Plant the seed at the first talk, promise the quarterly review with the proposal, and the ask is expected when you come back.",
            "At your next first talk, ask whether you may ask later."),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ShowVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["I'm not comfortable asking"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => (reading.Certainty != Certainty.Certain || reading.Frame.Intent == Intent.Unknown) && FearIn(words) is not null;

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Show(FearIn(ContactStore.WordsOf(text)) ?? Cards[0].Id));

    /// <inheritdoc/>
    public override ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Show(pressed.Data.GetValueOrDefault(Fear, Cards[0].Id)) with { ReplacesCard = true });

    private static string? FearIn(IReadOnlyList<string> words)
    {
        bool asking = words.Any(word => word is "ask" or "asking" or "asked" or "referral" or "referrals" or "refer");
        return words switch
        {
            _ when Has("client", "call") || Has("clients", "call") || Has("customer", "call") || Has("customers", "call") => words.Contains("should") ? "call" : null,
            _ when words.Contains("say") && words.Contains("no") && words.Any(word => word is "might" or "could" or "will" or "they" or "afraid" or "what") => "no",
            _ when words.Any(word => word is "busy") && words.Any(word => word is "they" or "client" or "he" or "she" or "them" or "person" or "bother") => "busy",
            _ when asking && words.Any(word => word is "comfortable" or "uncomfortable" or "favour" or "favor" or "hate" or "pushy") => "comfort",
            _ when asking && words.Any(word => word is "awkward" or "embarrassing" or "weird") => "awkward",
            _ when words.Contains("know") && words.Contains("say") && words.Contains("what") && words.Contains("don") => "words",
            _ => null,
        };

        bool Has(string one, string other) => words.Contains(one) && words.Contains(other);
    }

    private static Reply Show(string id)
    {
        (string fear, string title, string answer, string next) = Cards.FirstOrDefault(card => card.Id == id, Cards[0]);
        return new Reply
        {
            Text = $"{title}: {answer}",
            Card = new AdaptiveCard
            {
                FallbackText = $"{title}: {answer}",
                Body = [new TextBlock(title) { IsBold = true }, new TextBlock(answer), new TextBlock($"Try this: {next}") { IsSubtle = true }],
                Actions = [.. Cards.Where(card => card.Id != fear).Take(4).Select(card => Buttons.Do(card.Title, ShowVerb, (Fear, card.Id)))],
            },
        };
    }
}
