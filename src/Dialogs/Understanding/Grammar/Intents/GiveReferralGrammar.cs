using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To record a referral passed on to somebody else.</summary>
internal sealed class GiveReferralGrammar : IntentGrammar
{
    public GiveReferralGrammar()
        : base(Intent.GiveReferral)
    {
        Command("""
            <log> [outgoing|outbound|given] <referral> <we> gave|made|passed|sent|given to {receiver}
            <log> [outgoing|outbound|given] <referral> <we> gave|made|passed|sent|given : {prospect} to|with {receiver}
            <log> [outgoing|outbound|given] <referral> <we> gave|made|passed|sent|given
            <log> given|outgoing|outbound <referral>
            <log> given|outgoing|outbound <referral> : {prospect} to|with|: {receiver}
            given|outgoing|outbound <referral> : {prospect} to|with|: {receiver}
            given|outgoing|outbound <referral>
            <referral> given|out|passed|made [out] to {receiver}
            <referral> given|passed
            <referral> given|made|passed by me|us : {prospect} to|with {receiver}
            <referral> given|passed : {prospect} : {receiver}
            <referral> given|passed : {prospect} to {receiver}
            put {prospect} in|into touch|contact|connection with {receiver}
            put {prospect} and {receiver} in touch|contact
            """);
        Statement("""
            <we> [have] <referred>|passed|pointed|directed|steered {prospect} [on|over|along|across] to|with {receiver}
            <we> [have] sent {prospect} to {receiver}
            <we> [have] <referred>|sent|handed|passed {prospect} on|over|along|across to|with {receiver}
            , sent|passed|handed {prospect} on|over|along|across to|with {receiver}
            , <referred> {prospect} [on|over|along] to|with {receiver}
            , <referred> {prospect} and {receiver}
            <we> [have] introduced|connected|linked {prospect} and {receiver}
            hooked|set|linked [up] {prospect} [up] with {receiver}
            made|did|sent|make <referral> between {prospect} and {receiver}
            made|did <referral> for {prospect} to|with {receiver}
            gave|passed|sent|handed|made|given [on|over|along|out] <referral> [on|over|along] to {receiver}
            gave|passed|sent|handed|made|given [on|over|along|out] <referral> [on|over|along] to {receiver} : {prospect}
            gave|sent|passed|handed {receiver} <referral> [#date] : {prospect}
            gave|sent|passed|handed {receiver} <referral> [#date] to {prospect}
            <we> gave|sent|passed|handed {receiver} <referral> [#date] : {prospect}
            <we> gave|sent|passed|handed {receiver} <referral> [#date] to {prospect}
            , pointed|steered|directed {prospect} to|toward|towards {receiver}
            <we> gave|sent|passed|handed {receiver} <referral>
            gave|passed|sent|shared|handed {prospect} <number> [on|over|along] to {receiver}
            passed|handed on|along {prospect} to {receiver}
            passed <number> of {prospect} [on|over|along] to {receiver}
            told {prospect} to call|contact|ring|see|speak|talk [to|with] {receiver}
            <referral> from me|us to {receiver}
            {prospect} was|has|is [been] <referred>|passed [on|over] to {receiver} by me|us
            """);
        Detail("""
            prospect|client|referred|who|introduced : {prospect}
            receiver|recipient|provider|to|helper : {receiver}
            prospect [is] {prospect}
            receiver|recipient [is] {receiver}
            needs|need|needing|wants|want|requires|seeking {need}
            {prospect} needs|wants|requires|need {need}
            is|are|he's|she's|they're after {need}
            <she> need|needs|want|wants|requires {need}
            looking|hunting|shopping [around] for|to|at|into {need}
            interested in {need}
            need : {need}
            for|about|regarding|re {need}
            who|that [can|could|will] help|helps [her|him|them|out] with {need}
            to help [her|him|them] with {need}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var (prospect, receiver) = (slots.Parties.Party(Slot.Prospect), slots.Parties.Party(Slot.Receiver) is { } who ? who with { Title = null } : null);
        if (prospect is null && (receiver is null || slots.Main.First is { Slot: Slot.Prospect }))
        {
            return null;
        }

        if (prospect is not null && receiver?.Name is { } helper && slots.Prospect.Needs(helper))
        {
            // "I referred Drew to Paige. Paige needs a bookkeeper."
            (prospect, receiver) = (receiver, prospect);
        }

        var email = slots.Amounts.Address(EntityKind.Email, Slot.Receiver);
        var phone = slots.Amounts.Address(EntityKind.Phone, Slot.Receiver);
        if (prospect is not null && (email is not null || phone is not null))
        {
            prospect = prospect with { Email = email, Phone = phone };
        }

        return new Frame
        {
            Intent = Intent.GiveReferral,
            Prospect = prospect,
            Receiver = receiver is null ? null : receiver with { Title = null },
            Need = slots.Texts.Text(Slot.Need),
            Date = slots.Times.Date(),
            Due = slots.Times.Due(),
        };
    }
}
