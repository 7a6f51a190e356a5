using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>All about one referral, source, client or company.</summary>
internal sealed class ShowSubjectGrammar : IntentGrammar
{
    public ShowSubjectGrammar()
        : base(Intent.ShowSubject)
    {
        Command("""
            <show> [me|us] everything|all|anything|details|history|info|information|background|status|latest|record|profile|notes [we|you|i] [have|know|got] [about|on|for|with|of] {subject}
            <show> [me|us] [more] about|on {subject}
            everything|all|anything [we|you|i] know|have [about|on] {subject}
            everything about|on {subject}
            what do|does|have we|you|i know|have|got [about|on] {subject}
            what's|what [is|are] [the] status|story|history|latest|news|state|position|progress|situation|standing [of|with|on|for|about|at] {subject}
            where we|things|i are|stand|is [at|up] with|on {subject}
            how's|hows things|it|we|everything [going|doing|looking] with|at|on {subject}
            where's|wheres {subject} [deal|referral|lead] [at|up|standing] [to]
            what's|whats deal|story|scoop|craic|word with|on {subject}
            what's|whats up|happening|new|going [on] with {subject}
            what happened|became [to|with|of] {subject}
            status of|on|for {subject}
            status : {subject}
            ^ status {subject}
            where are|is|do we|things|it|i [at|stand|up] [with|on] {subject}
            where does|is {subject} [stand|at|deal|referral]
            how is|are|'s things|it|we [going|doing] with {subject}
            ^ [the] history|details|info|background|record on|of|for|with|about {subject}
            {subject} history|status
            look|pull|bring|call|dig up {subject}
            <show> [me|us] .. rundown|lowdown|scoop|update|overview|summary|picture|latest on|about|of|for|with {subject}
            look|pull|bring {subject} up
            lookup {subject}
            <show>|keep <us> up to speed|date on|with|about {subject}
            fill|clue|catch <us> in|up on|about|with {subject}
            brief|update <us> on|about {subject}
            refresh my|our memory on|about|of {subject}
            where have|had we|things|i got|gotten [to|up] [to] with|on {subject}
            ^ who is|are {subject}
            ^ who's|whos {subject}
            ^ who referred|introduced {subject}
            how did|do i|we meet|get|find|know {subject}
            <show> [me|us] {subject} referral|deal|record|card|history|details|file|status|info|profile
            <show> [me|us] referral [for|of|to|with] {subject}
            remind me who {subject} is
            anything|something new|happening|happened|going|else [on] on|about|with|from|at {subject}
            any|update|updates|news on|about|with|from {subject}
            ^ what's|whats|what [is|are] [the|my] next [step|steps] [with|for|on] {subject}
            tell <us> about {subject}
            what's|whats|what [is|are|was] {subject} <detail>|address|contact|birthday|details [number|address|info|details]
            <show> [me|us] {subject} <detail>|address|contact [number|address|info|details]
            have|got i|we [got] [an|a] <detail>|address [number|address] for {subject}
            where|who does|do {subject} work [at|for]
            ^ have|had|did|do|am i|we [ever|already] thanked|thank|called|call|contacted|contact|emailed|email|texted|text|asked|ask|promised|promise|met|meet|told|tell|won|win|lost|lose|closed|close|sent|send|seen|see|reached|reach [to|with] {subject}
            ^ have|had|did|do i|we [ever|already] talked|talk|spoken|speak|heard|hear|met|meet|followed|follow [up|back] to|with|from {subject}
            ^ has|did|is|was|are|were {subject} [still|now|already|ever] signed|sign|closed|close|won|lost|open|contacted|bought|buy|declined|decline|thanked|renewed|renew
            ^ has|did {subject} [already|ever] introduced|introduce <us>|anyone|anybody|somebody|someone
            ^ when did|do|was|have|am i|we [last] thank|thanked|call|called|contact|contacted|email|emailed|ask|asked|meet|meeting|met|see|seeing|tell {subject}
            ^ when did|do|was|have i|we [last] talk|talked|speak|spoke|spoken|meet|met|hear|heard [to|with|from] {subject}
            ^ when did|does|is|was|has {subject} sign|signed|close|closed|introduce|introduced|thanked|decline|declined|contacted
            ^ when is|was|are|'s [my|our|the] [next|last] meeting|call|demo|mtg|appointment with {subject}
            ^ when's [my|our|the] [next|last] meeting|call|demo|mtg|appointment with {subject}
            ^ do|did i|we have [a|the|any] meeting|call|demo|mtg|appointment with {subject}
            ^ last|next contact|touch|meeting|conversation with {subject}
            ^ what's|what [is|was] {subject} worth
            ^ how did {any} introduce|meet|refer <us> to {subject}
            ^ find|open {subject}
            ^ why did|have we|i lose|lost {subject}
            ^ why did|has {subject} decline|declined|fall|go|choose
            ^ am|are i|we [really|still|due] meeting|seeing|calling|visiting [with] {subject}
            ^ what did|have|do i|we [ever] promise|promised|owe|send|sent|tell|told [to] {subject}
            ^ is|are|was|were {subject} [still|really|now] happy|pleased|satisfied|interested|keen|ready|qualified|hot|cold
            how much is|was {subject} [deal|referral] worth
            ^ how long|old has|is|was {subject}
            ^ who owns|handles|manages [the] {subject}
            ^ who works on [the] {subject}
            ^ who's|who [is] working on [the] {subject}
            """);
        Statement("""
            ^ <show> [me|us] {subject}
            """);
        Detail("""
            about|on|for|with {subject}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Parties.Name(Slot.Subject) ?? slots.Members.KnownMember(Slot.Subject);
        return subject is null || slots.Said.IsNews() || !slots.Subject.IsLikely() ? null : new Frame { Intent = Intent.ShowSubject, Subject = subject };
    }
}
