using ReferralBot.Dialogs.Understanding.Slots;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To move a referral along.</summary>
internal sealed class UpdateReferralGrammar : IntentGrammar
{
    public UpdateReferralGrammar()
        : base(Intent.UpdateReferral)
    {
        Concepts = [Grammar.Concepts.Stage, Grammar.Concepts.Introduction];
        Command("""
            mark|move|marking|moving|setting|putting|bumping|pushing|updating|changing|bumped|pushed|shifted|advanced|updated|changed|marked|progressed|switched|set|put|flag|shift|advance|push|bump|progress|log|record|change|update|take|bring|switch|class|note|moved|tag|show {subject} <deal> [down|back|on|forward|up|along] to|as|at|in|into
            mark|move|marking|moving|setting|putting|bumping|pushing|updating|changing|bumped|pushed|shifted|advanced|updated|changed|marked|progressed|switched|set|put|flag|shift|advance|push|bump|progress|change|update|take|bring|switch|class|moved|tag {subject} [down|back|on|forward|up|along] to|as|into|in|at
            mark|move|set|put|flag|class|tag {subject} won|lost|declined|contacted|reopened|introduced at|for
            mark|move|set|put|flag|class|tag {subject} won|lost|declined|contacted|reopened|introduced
            mark|move|set|put|flag|class|tag {subject} <deal> won|lost|declined|contacted|reopened|introduced|dead|closed
            close {subject} [<deal>] [out] as won|lost|declined
            put|got|putting|getting proposal|quote|quotation|bid|tender|estimate in|out|over|together|across to|for|with {subject}
            update|set|raise|increase|bump|lower|drop|reduce value|amount|worth|size|budget of|on|for {subject} [<deal>] to|at|: #money
            update|updates|news on|about|re {subject} [<deal>] :
            update [on|to|:] {subject}
            reopen|re-open|resurrect|revive {subject}
            update <deal> : {subject}
            move|push|shift|reschedule|rearrange|bring|postpone|change [the|my|our] meeting|mtg|demo|appointment with {subject} [back|forward|up|out] to|till|until|for #date
            move|push|shift|reschedule|rearrange|bring|postpone|change {subject} meeting|mtg|demo|appointment [back|forward|up|out] to|till|until|for #date
            move|push|shift|reschedule|rearrange|bring|postpone|change her|his|their|the|our meeting|mtg|demo|appointment [back|forward|up|out] to|till|until|for #date
            put|push off|back [the|my|our] meeting|mtg|demo|appointment with {subject} to|till|until|for #date
            put|push {subject} meeting|mtg|demo|appointment off|back to|till|until|for #date
            ^ [the|this|that] it|it's|its|that|that's|she|she's|he|he's|they|they're|deal|referral [is|was|be|are] [probably|maybe|now] worth|valued [at|about|around|roughly|approximately] #money
            ^ [the] it|that|intro|introduction was|is|came [made|done] by|via|over|on|through|in email|e-mail|phone|call|chat|text|person|linkedin|whatsapp|zoom|teams|slack
            ^ <we> were|was|got|been introduced by|via|over|on|through|in email|e-mail|phone|call|chat|text|person|linkedin|whatsapp|zoom|teams|slack
            ^ he|she|they introduced <us> by|via|over|on|through|in email|e-mail|phone|call|chat|text|person|linkedin|whatsapp|zoom|teams|slack
            """);
        Statement("""
            ^ dead|lost|won|declined|closed|contacted|reopened : {subject}
            {subject} , won|lost|declined|contacted|reopened|closed|dead|proposal|meeting
            had|did|finished|completed|ran|held|just [a|an|the|my|our] [good|great|nice] intro|introductory|first|initial|kickoff|sales|follow-up call|meeting|demo|chat|conversation with {subject}
            signed|order|po|contract .. on|for|from {subject} referral|deal|lead
            {subject} , meeting|mtg|demo|appointment [is] [on|at|for] #date
            {subject} meeting|mtg|demo|appointment [is] [on|at|for] #date
            {subject} booked|signed [up] for|in [a|the] demo|meeting|call
            {subject} is|are|became|becomes [now|officially] [a|our] [paying] client|customer
            {subject} turned|turns|turning <us> down
            made|did|sent|gave .. <referral> to|with|for {subject} (at last | after all | finally | as promised | eventually)
            finally|now|since|eventually made|sent|did|gave|emailed|texted|messaged|delivered|forwarded .. <referral> to|with|for {subject}
            {subject} <deal> [is|was|has|have|had|went|came|just|now] won|closed|lost|declined|contacted|signed|reopened|dead|proposal|meeting|moved|called|closing|stalled|through|back|introduced
            {subject} <deal> <be>|should|went|gets|fell|died|came|moved|goes
            {subject} <deal> :
            <deal> with|for|from|to|at {subject} <be>|went|fell|died|came|moved
            meeting|mtg|demo|call|proposal|quote|appointment .. [for|on|with] {subject} <deal>
            won|closed|lost|landed|bagged|clinched|win|lose|close|sealed {subject} <deal>
            won|closed|lost|landed|bagged|clinched|sealed [the] [deal|business|job|order|work|account|contract] [with|at|from|to] {subject}
            <we> [have] won|closed|lost|landed {subject}
            <we> [have] won|closed|lost|landed|got {subject} business|account|contract|job|order|work|project
            won|closed|lost|landed|bagged|clinched|sealed|got {subject} business|account|contract|job|order|work|deal|project
            left [a|the] {subject} .. referral|lead|deal
            {subject} won|lost|declined|reopened|closed
            {subject} [has|have|just] [been] won|lost|declined|contacted|reopened|closed
            {subject} is|was|are won|lost|dead|declined|contacted|reopened
            proposal|quote|quotation|estimate|bid for|to|on|with {subject} [has|have|was|is] [been] went|gone|sent|out|submitted|delivered|emailed|presented|issued|goes
            {subject} [has|have|is|was] contacted|declined [the] [us|me|meeting|proposal|offer|intro|introduction]
            contacted|reached {subject}
            reached out to {subject}
            made|first|initial contact with {subject}
            proposal|quote|quotation|estimate|bid [is|was|has|have|been|just|now] sent|out|went|gone|submitted|delivered|emailed|presented|issued [out|off|over] [to|for|with] {subject}
            sent|emailed|submitted|delivered|gave|issued|presented|sending [out|off|over] [to|a] proposal|quote|quotation|bid to {subject}
            sent|emailed|gave|issued {subject} [a|our|the] proposal|quote|quotation|bid
            {subject} has|have|got [been] [the|our|a] [sent] proposal|quote
            meeting|mtg|demo|appointment|intro-call [is|was|has|have|been|now] booked|scheduled|set|arranged|confirmed|agreed|fixed|lined|on|held|diarised|calendared|pencilled [up|in|for|with|on] {subject}
            meeting|mtg|demo|appointment [is|was|has|have|been|now] with {subject}
            booked|scheduled|set|arranged|got|have|had|agreed|confirmed|fixed|lined [up|in] [the|a|my|first|initial|our] [first] meeting|mtg|demo|appointment [up] with {subject}
            {subject} agreed|wants|said [yes] [to] meet|meeting
            {subject} meeting|mtg|demo [is|was|has] [been] booked|scheduled|set|arranged|confirmed|held|done|went|on
            {subject} isn't|wasn't|not|no|said|doesn't|didn't|does|did|has|is|turned|declined|passed|went|chose|picked|decided [longer|not|no|now] interested|no|want|turned|us|down|with|elsewhere|cold|another|against|on
            {subject} went|gone|chose|picked with|elsewhere|cold|someone|another
            {subject} chose|picked|selected competitor|rival|supplier|vendor|provider
            {subject} signed [up] elsewhere
            {subject} signed [up] with|for somebody|someone|rival|competitor|competition|vendor|supplier|provider
            , won|closed|landed|bagged #money
            {subject} fell|came through
            heard [back] from {subject} .. no
            quoted {subject}
            left {subject} two|three|several|another|some voicemail|voicemails|message|messages|vm|vms
            got|getting|pushed|dragged|pulled|brought {subject} over|across line
            {subject} is|are|went|came over|across line
            {subject} said|says|saying yes
            {subject} said|says|saying thanks|thank-you but no
            {subject} is done deal
            {subject} moved|moves|progressed|advanced|goes|went to|into proposal|meeting|contacted|won|lost
            {subject} ghosted|blanked <us>
            {subject} gave|given|has|have [given] <us> [the] green|go-ahead|go|nod|thumbs|verbal [light|ahead|up]
            {subject} is|are|came|come|coming on board
            {subject} signed up
            {subject} not|isn't|aren't|won't|wont going|moving|proceeding|be [going|moving|proceeding|ahead|forward] ahead|forward|proceeding|further
            {subject} decided|deciding|chose not|against
            <we> [have] won|closed|landed|bagged|lost it|them|this
            contact [has|have|been|was|now] [been|now] made|established with {subject}
            lost|losing|lose {subject} [<deal>] to|over|on|because [of] {reason}
            {subject} lost|lose to {reason}
            {subject} accepted [our|the|my] proposal|offer|quote|bid
            <we> got|landed [the] {subject} deal|business|account|job|order|contract
            <called>|emailed|texted|messaged|met|spoke|talked|visited [to|with] {subject} .. referral|lead|deal|opportunity|stage
            been|got|am|are|is in|into contact|touch with {subject}
            finally|now|since|eventually <referred> <us> .. to|with {subject}
            {any} has|have finally|now|since|eventually <referred> <us> .. to|with {subject}
            <referred> <us> .. to|with {subject} (after all | as promised | at last)
            {subject} [is|was|are] worth|valued [at|about|around|roughly|approximately] #money
            deal|value|budget|size for|with|of|on {subject} is [about|now|around] #money
            introduction|intro to|with|for {subject} [has|have|was|is|now|finally|just] [now|finally|been] [been] came|come|happened|made|done|arrived|through|landed
            {subject} [has|was|is|now] [been] [now] introduced [now|by|via|over|on|in]
            {subject} <be> [back|open|now] on|again|open
            """);
        Hint("""
            {subject} <deal>
            <deal> {subject}
            proposal|meeting|quote {subject}
            won|lost|declined|contacted|reopened {subject}
            {subject} proposal|contacted|meeting|quote
            not interested
            """);
        Detail("""
            because|due|owing|reason|cause [is|was|of|to|being|given|:] {reason}
            , since|as {reason}
            reason given [is|was|:] {reason}
            on account of {reason}
            with {subject} referral
            the reason is|was|being {reason}
            put|mark|set|log|record it|this|that [down] as|to
            over|on price|budget|timing|cost
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Subject.Find();
        var stage = slots.Concepts.Value(Grammar.Concepts.Stage, isAfterMain: true);
        var value = slots.Amounts.Money();
        var introduction = slots.Concepts.Value(Grammar.Concepts.Introduction);
        if (slots.Main.Pattern.Strength != Strength.Command && ((slots.Said.Thanks() && stage != Stage.Declined) || slots.Said.Word("referrals")))
        {
            return null;
        }

        if ((stage == Stage.Lost && slots.Said.LosesSomething()) || (stage == Stage.Won && (slots.Said.WinsSomething() || slots.Said.IsShut())))
        {
            return null;
        }

        if (slots.Main.Pattern.Strength != Strength.Command && (slots.Said.WordBefore("asked", slots.Main) || slots.Said.WordBefore("promised", slots.Main)))
        {
            return null;
        }

        // "mark Dana as ..." needs a stage; "it was by phone" tells of the last referral.
        var isMove = slots.Main.Pattern is { Strength: Strength.Command, Slots: > 0 } && !slots.Said.IsNews();
        if (stage is null && value is null && (introduction is null || isMove))
        {
            return null;
        }

        if (slots.Main.Pattern.Strength != Strength.Command && !slots.Subject.IsLikely())
        {
            return null;
        }

        if (stage is Stage.Meeting or Stage.Introduced && introduction is not null && stage is not Stage.Meeting)
        {
            stage = null;
        }

        if (subject is null && slots.Main.Pattern.Strength != Strength.Command)
        {
            return null;
        }

        // "wants to meet next week" is a wish, "wants to meet Friday noon" a meeting.
        if (stage == Stage.Meeting && slots.Said.InMain("wants") && slots.Times.Due(isUsual: true)?.Time is null)
        {
            return null;
        }

        slots.Times.Told = isMove && stage != Stage.Meeting ? slots.Main : null;
        var reason = stage is Stage.Lost or Stage.Declined ? slots.Texts.Reason() : null;
        slots.Times.Reason = reason?.From;
        return new Frame
        {
            Intent = Intent.UpdateReferral,
            Subject = subject,
            Stage = stage,
            Value = value,
            Introduction = stage is null ? introduction : null,
            Reason = reason?.Text,
            Date = slots.Times.Date(isUsual: stage != Stage.Meeting),
            Due = slots.Times.Due(isUsual: stage == Stage.Meeting),
        };
    }
}
