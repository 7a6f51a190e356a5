using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>Words to ask with.</summary>
internal sealed class HowToAskGrammar : IntentGrammar
{
    public HowToAskGrammar()
        : base(Intent.HowToAsk)
    {
        Concepts = [Grammar.Concepts.Moment];
        Command("""
            how do|should|can|could|would|might|to|best|does i|we|one|you|best|to [best|go] [about] ask|approach|asking|approaching {subject} for|about|to
            how do|should|can|could|would|might i|we|one|you [best|go] [about] ask|approach|asking|approaching {subject}
            how [best] to [best] [go] [about] ask|asking|approach|approaching {subject}
            how to ask
            how do|should|can|could|would|might i|we|one|you [best|go] [about] ask|asking
            how best to ask
            what do|should|can|could|would|to i|we|one|you say to {subject} .. <referrals>|ask|asking
            what do|should|could|would|to i|we|one|you say
            what do|should|can|could|might|would i|we|one|you say to {subject}
            what should i say
            what to say
            words|script|wording|template|language|phrasing|lines|draft|something|line [i|we] [can|could] [use] to|for|with ask|asking|say|use {subject}
            words|script|wording|template|phrasing|draft .. ask|asking|referral|referrals
            ask script|words|wording|template
            help <us> ask|asking|approach {subject}
            help <us> [to] ask
            help with asking
            best way to|of ask|asking {subject}
            way|ways|how|tips|advice .. ask|asking|askin
            give|draft|write|suggest|show .. words|script|wording|ask|message .. ask|asking|for|to|referral
            draft|write an ask|request [for|to] {subject}
            how|when should|do|can|could i|we bring|raise|mention [up] referrals|referral|introductions
            coach <us> .. ask|asking
            """);
        Detail("""
            ask|asking|approach|to {subject} for|about|after|to|now|if|who|once|when|following
            ask|asking {subject}
            for|to|with {subject}
            for a referral
            """);
    }

    public override Frame? Read(SlotReader slots) => new()
    {
        Intent = Intent.HowToAsk,
        Subject = slots.Subject.NameOfKnownOrCapital(Slot.Subject),
        Moment = slots.Concepts.Value(Grammar.Concepts.Moment),
    };
}
