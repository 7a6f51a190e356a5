using ReferralBot.Dialogs.Understanding.Slots;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To report having asked for a referral.</summary>
internal sealed class LogAskGrammar : IntentGrammar
{
    public LogAskGrammar()
        : base(Intent.LogAsk)
    {
        Concepts = [Grammar.Concepts.Outcome];
        Command("""
            <log> ask|asks|asking [on|of|to|with|for|:] [#date] [:] {subject}
            <log> [that] [i|we] asked {subject}
            ^ ask : {subject}
            ask logged|made|of|to|with {subject}
            """);
        Statement("""
            asked|requested {subject} for|about|re|if|whether [a|any|some|an] [more] <referrals>|names|recommendation|recommendations|reference|references|help
            asked|requested {subject} for|about .. <referrals>|<referral>|names
            asked {subject} if|whether|who .. introduce|refer|know|knows|connect|recommend|knew
            asked for <referrals> from {subject}
            requested|sought .. <referral>|<referrals> from {subject}
            requested|sought .. <referral>|<referrals> of {subject}
            <we> [have] asked {subject}
            , asked {subject}
            approached|hit|pinged|emailed|called|texted [up] {subject} for [a|any|some] <referrals>|names
            asked for a referral
            made|did ask|asks to|of|with {subject}
            {subject} [has] promised|agreed|offered|said [me|us] [yes] [she|he|they] [will|would|she'd|he'd|they'd|she'll|he'll|they'll] [to] [make|give|send|do|introduce|an|me|us|some] <referral>|<referrals>|introduce|refer|names|intro
            {subject} promised|agreed|offered .. <referral>
            {subject} promised|agreed|offered|promises|offers .. put <us> in touch|contact with
            {subject} [has] promised|agreed|offered to put <us> in touch|contact with
            {subject} said|says no to [giving|making|any|more] <referral>|<referrals>|introducing|referring
            {subject} declined|refused to refer|introduce|intro|give|make [us|me] [any|a] [<referral>|<referrals>|names]
            {subject} says|said|reckons|thinks she'll|he'll|they'll|will|she'd|he'd|they'd [she|he|they] [will|would|can|could] introduce|intro|refer|connect|put|send
            {subject} is|are going|happy|willing|glad to introduce|intro|refer|connect <us>
            {subject} said|says maybe|perhaps|later
            {subject} said|says not now|yet
            {subject} said|says [to] ask|wait [me|us] again|later|until|till
            raised|brought|broached|mentioned|discussed .. referrals|intros|introductions [up] with|to {subject}
            talked|spoke|chatted [to|with] {subject} about referrals|intros|introductions
            {subject} will|'ll introduce|refer|intro <us>
            {subject} [was|has] [been] asked [for|about] <referrals>
            """);
        Detail("""
            to|of|with|from {subject}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Subject.Find();
        var outcome = slots.Concepts.Value(Grammar.Concepts.Outcome);
        return subject is null ? null : new Frame
        {
            Intent = Intent.LogAsk,
            Subject = subject,
            Outcome = outcome,
            Date = slots.Times.Date(),
            Due = slots.Times.Due(isAfter: outcome == AskOutcome.Later ? "said" : null),
        };
    }
}
