using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To record a referral received.</summary>
internal sealed class LogReferralGrammar : IntentGrammar
{
    public LogReferralGrammar()
        : base(Intent.LogReferral)
    {
        Concepts = [Grammar.Concepts.Introduction];
        Command("""
            <log> [down|in|up|me|us|that|for|one] [inbound|incoming|received] <referral>
            <log> [down|in|up|me|us] <referral> [received] from|off|via|by|through {source}
            ^ <referral> from|off|via|by|through {source}
            ^ <referral> from|off|via|by|through {source} to {prospect}
            <log> [down|in|up|me|us] <referral> [received] from|off|via|by|through {source} to {prospect}
            <log> {prospect} as <referral> from|off|via|by|through|courtesy [of] {source}
            <log> [down|in|up|me|us] <referral> {prospect} from|off|via|by|through|courtesy [of] {source}
            <log> .. <referral> of|for|to {prospect} given|made|sent|provided|passed|received by|from {source}
            <log> following <referral>
            ^ [i|we|i've|we've|there's] [have|got|received|want|need] [got] [new|another|fresh] <referral> to|for <log>|logging [in|down|up] $
            ^ [i|we|i'd] need|want|like|wanted to <log> [in|down] <referral> $
            ^ [new] <referral> source|referrer {source}
            ^ [new] <referral> prospect {prospect}
            ^ [new] [inbound|incoming|partner|client|customer|warm|hot|great|good|business|sales] <referral> : {source} to {prospect}
            ^ <referred> by|via|through {source} : {prospect}
            ^ <referred> by|through {source}
            ^ [new] [inbound|incoming|partner|client|customer|warm|hot|great|good|business|sales] <referral> : {source} : {prospect}
            ^ <referral> received from|off|via|by|through {source}
            ^ [new|another|fresh|inbound] referral|lead :
            ^ <referral> from|off|via|by|through {source} for {prospect}
            ^ <log> this [one] : {source} : {prospect}
            ^ [new|another|fresh] <referral> : {prospect} via|courtesy [of] {source}
            ^ log|new|add $
            <log> .. <referral> .. from|off|via {source} for|to|re|regarding {prospect}
            <log> <referral> : {source} : {prospect}
            ^ [new|another|fresh] <referral> [just] name|names [and] [number] [only|alone] from|off {source}
            ^ [new|another|fresh] <referral> by|via|over email|e-mail|phone|text|chat|linkedin|whatsapp from {source}
            <log> [down|in] <referral> by|via|over email|e-mail|phone|text|chat|linkedin|whatsapp from {source}
            {source} put|got|placed <us> [both] in|into touch|contact|connection with {prospect}
            ^ [new|another] <referral> [just] in|through|over|came [in|through|over] from|via {source}
            ^ [new|another] <referral> [just] in|through|over|came [in|through|over] from|via {source} : {prospect}
            <log> .. <referral> .. from|off {source}
            """);
        Statement("""
            {source} <referred> <us> [on|over] [by|via|over|through|on|in|at] .. to|with {prospect}
            {source} <referred> <us> [on|over] to|with {prospect}
            {source} has|have|had <referred> <us> [on|over] .. to|with {prospect}
            {source} <referred> {prospect} [on|over] to|with <us>
            {source} has|have <referred> {prospect} [on|over] to|with <us>
            {source} <referred> {prospect} [on|over] to|with <us> for|about|regarding|re {need}
            {source} <referred> <us> [on|over] .. to|with {prospect} for|about|regarding|re {need}
            {source} <referred> {prospect}
            {source} emailed|texted|messaged {prospect} and|& cc'd|copied|ccd|cc'ed|looped|included <us>
            {source} says|said|suggests|suggested [to] talk|call|contact|speak|reach|ring|email [out] [to|with] {prospect}
            {source} was|were|is|has [been] kind|good|nice|generous|lovely enough to introduce|refer|connect|recommend <us> .. to|with {prospect}
            {source} <called>|emailed|texted|messaged|wrote [<us>] [#date] to introduce|connect|intro|refer {prospect}
            {source} has|have promised|agreed|offered|undertaken [to] [me|us] [make] <referral> .. to|with|for {prospect}
            {source} has|have said|offered|promised|agreed|indicated|undertaken .. introduce|intro|connect|refer <us> .. to|with {prospect}
            {source} gave|passed|sent|shared|forwarded [on|along] [me|us] <number> of|for {prospect}
            {source} texted|emailed|messaged|called|wrote [to] <us> and|&|plus {prospect} to introduce|connect [<us>]
            source|referrer|introducer|from : {source}
            prospect : {prospect}
            {source} has <referred> <us>
            {source} <sent> .. introducing|connecting <us> [to|with] {prospect}
            {source} <reached> [<us>] [on|over|via|through|by] [linkedin|whatsapp|email|text|phone|slack|teams] [#date] to introduce|connect|intro|refer <us> to|with {prospect}
            {source} threw|tossed|did|made|gave|sent|passed|brought|landed|offered <us> .. <referral> to|for|with {prospect}
            {source} gave|given|sent|passed|handed|forwarded|shared|texted|emailed|slipped <us> {prospect} <number>
            {source} gave|given|sent|passed|handed|forwarded|shared|texted|emailed|slipped [over|on|along] <us> [over|on|along] <referral>|<number> .. of|for|to|on|: {prospect}
            {source} gave|given|sent|passed|handed|forwarded|shared|texted|emailed|slipped <us> .. <number> .. of|for|:  {prospect}
            {source} gave|sent|passed|handed|forwarded|threw|brought|got|shot|slid|slung|slipped|tossed|kicked|lobbed|pinged|chucked|texted|emailed|dropped <us> [over] <good>* <referral>
            {source} gave|sent|passed|handed|forwarded|threw|brought|shot|slid|tossed|kicked|texted|emailed <referral> over|along|across|my|our [way]
            {source} passed|handed|tossed <us> {prospect}
            {source} gave|passed|sent|forwarded|shared [on|along|over] {prospect} <number> to <us>
            {source} passed|sent|forwarded|shared on|along|over {prospect} <number>
            {source} did|set|arranged|hosted|organised|organized .. call|zoom|meeting|lunch|coffee with|between|for <us> and|& {prospect}
            {source} put|got|placed <us> [both] in|into touch|contact|connection with {prospect}
            {source} put|turned|tipped|clued|got <us> onto|on|on-to [to] {prospect}
            {source} hooked|set|lined|linked|paired|teamed <us> up with {prospect}
            {source} pointed|steered|directed|sent <us> to|toward|towards|at {prospect}
            {source} made|did|sent|kindly|facilitated|arranged [me|us] [email|e-mail|phone] <referral> [for me|us] to|with {prospect}
            {source} looped <us> in with {prospect}
            {source} suggested|said|says|mentioned|recommended|reckons|reckoned|thinks|thought|told .. i|we|me|us [should|to|ought] call|contact|talk|speak|email|ring|reach|get|chat|meet [to|with|out|in] [touch] [with|to] {prospect}
            {source} told {prospect} to call|contact|ring|email <us>
            {source} brought {prospect} to <us>
            {source} sent {prospect} our|my|to way|us|me
            {source} sent {prospect} my|our way
            {source} mentioned|recommended me|us|our|my [name|company] to {prospect}
            <we> was|were|am|got|been|have [been] <referred> [on] [by|via|over|through] .. to|with {prospect} by|via|through|from {source}
            <we> was|were|am|got|been|have [been] <referred> to|with {prospect}
            been|was|were|got <referred> [on] to|with {prospect} by|via|through {source}
            been|was|were|got <referred> [on] to|with {prospect} #date by|via|through {source}
            <referred> to {prospect} by|via|through {source}
            {prospect} was|were|is|has|came|been|got <referred> [in|on|over] [to me|us] by|from|via|through {source}
            {prospect} has been <referred> [to me|us] by|from|via|through {source}
            {prospect} <referred> [to me|us] by|via|through|from {source}
            {prospect} comes|came|coming .. via|through|from|by|courtesy {source}
            {prospect} is <referral> from {source}
            {prospect} as a <referral> from {source}
            got|received|have|had|landed|scored|getting|get .. <referral>|<refs> .. from|off|via|by|through {source}
            got|received|have|had|landed|scored <referral> to|for {prospect} from|via|by|through {source}
            got|received|have|had|landed|scored <referral> to|for {prospect} by|via|over|through email|e-mail|phone|text|call|linkedin|whatsapp|chat|teams|slack from {source}
            {source} told|tipped {prospect} [off] about <us>
            got|received|have|had|landed|scored .. <referral> .. from|off {source} to|for {prospect}
            got|received|have|had .. name|names|number|numbers|contact|contacts|details from|off|via {source} : {prospect}
            got|received|have|had name|number|contact|details from|off|via {source}
            chat|text|email|message|note|dm|e-mail from {source} .. introducing|connecting <us> to|with {prospect}
            got|received|have|had|landed|scored <referral>|<refs>
            <referral> received from|off|via|by|through {source}
            <referral> received .. from|off|via {source}
            got|received|have|had another|one [one] from|off|via {source}
            ^ another one from|off|via {source}
            got|received|have|had|landed from|off|via|through {source} <referral>
            got|received|have|had|landed from|off|via|through {source} <referral> to|for|: {prospect}
            {source} sent|passed|gave|forwarded [us|me] over|along|on|through <referral>
            {source} gave|sent|texted|emailed|passed|threw|forwarded|shared <us> <referral> : {prospect}
            {source} gave|sent|texted|emailed|passed|threw|forwarded|shared <us> .. <refs> : {prospect}
            {source} going|gonna|about to introduce|intro|connect|refer <us> to|with {prospect}
            {source} sent|gave|texted|emailed <us> .. name|names|number|contact : {prospect}
            {source} <sent>|forwarded|shared .. introducing|connecting {prospect}
            <referral> to|of|for {prospect} from|via|by|through|courtesy|thanks [of|to] {source}
            <referral> to|of|for {prospect} given|made|sent|provided|passed|received by|from {source}
            <referral> for me|us from {source}
            <referral> [just] came|arrived|landed .. from|via|by {source}
            <referral> from|off|via|by|through {source}
            <referral> from|off|via|by|through {source} for|to|is|being|called|regarding|re|about|on|: {prospect}
            {source} promised|agreed|offered [me|us] to introduce|intro|connect|refer <us> .. to|with {prospect}
            {source} promised|agreed|offered [to] [me|us] [make] <referral> .. to|with|for {prospect}
            {source} will|is|said|says|'ll [going] [to] [she|he|they] [will|would|she'll|he'll|they'll] introduce|intro|connect|refer <us> .. to|with {prospect}
            she's|he's|they're|she'll|he'll|they'll [going|happy|willing] [to] introduce|intro|connect|refer <us> .. to|with {prospect}
            {source} is|has promised|offered|agreed|going [me|us] to introduce|intro|connect|refer <us> .. to|with {prospect}
            [<we>] met {prospect} through|via|courtesy|thanks {source}
            """);
        Hint("""
            new|another <referral>
            ^ new|another|fresh <referral>
            ^ <referral>
            referral|lead : {prospect}
            {prospect} via {source}
            """);
        Detail("""
            source|referrer|introducer|from|giver : {source}
            referred|introduced|sent|given|provided by {source}
            courtesy of {source}
            thanks to {source}
            source|referrer is|was {source}
            want|wants|asked|told|suggested|suggests <us> to call|ring|contact|speak|talk|meet|email|phone|holler|shout|reach|look|hit|try|see [out|up] [to|with|at] {prospect} about|regarding|re {need}
            want|wants|asked|told|suggested|suggests <us> to call|ring|contact|speak|talk|meet|email|phone|holler|shout|reach|look|hit|try|see [out|up] [to|with|at] {prospect}
            {source} sent|brought <us> {prospect}
            main|best|first|biggest [one|name] is {prospect}
            {source} said|says|mentioned [that] {prospect} is looking|hunting|shopping|interested for|in {need}
            {source} said|says|mentioned [that] {prospect} needs|wants|requires {need}
            {source} gave <us> {prospect}
            , after a|an|some {need}
            guy|man|woman|lady|person|chap|fella|fellow|bloke|gal|somebody|someone named|called {prospect}
            {source} sent|passed|brought over|along|across|on {prospect}
            {source} told|tells|tell|informed|tipped|wrote <us> [off] about|of {prospect}
            prospect's {prospect}
            prospect [is|was|name|named] [called] {prospect}
            contact|client|lead [there] is|named|called {prospect}
            name is|'s {prospect}
            name's {prospect}
            call|contact|ring|speak|talk|email|phone [to|with] {prospect} about|regarding|re|concerning {need}
            <number> [and|&] [<number>] : {prospect}
            prospect's name is {prospect}
            , to : {prospect}
            , from : {source}
            , source|referrer {source}
            company|firm|employer|org : {company}
            company|firm|employer is|called|named {company}
            title|role|position|job : {title}
            , company|firm|employer {company}
            prospect {prospect} company|firm|employer {company}
            source|referrer {source} prospect {prospect} company|firm|employer {company}
            , title|position {title}
            phone|tel|telephone|mobile|cell|number|email|e-mail|mail [number|address] : {any}
            phone|tel|telephone|mobile|cell|number|line|ring|call [number|is] #phone
            email|e-mail|mail|address|reach [address|is|at] #email
            value|budget|worth|amount [:] {any}
            intro|introduction|introduced|due|date|received : {any}
            needs|need|needing|wants|want|requires|require|seeking {need}
            is|are|he's|she's|they're after {need}
            looking to spend .. on {need}
            <she> need|needs|want|wants|require|requires {need}
            looking|hunting|shopping [around] for|to|at|into {need}
            interested in {need}
            in the market for {need}
            in need of {need}
            needs help with {need}
            has a need for {need}
            need : {need}
            requirement|requirements|need is|are {need}
            requirement|requirements|requires|need|needs : {need}
            asking|asked about|for {need}
            could use {need}
            would like {need}
            'd like {need}
            keen on {need}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var isOfProspect = slots.Main.Pattern.Lead == Slot.Prospect;
        var source = slots.Parties.Party(Slot.Source) ?? (isOfProspect ? null : slots.Parties.Antecedent());
        var prospect = slots.Prospect.Find(source);
        prospect = prospect is null && isOfProspect ? slots.Parties.Antecedent() : prospect;
        var introduction = slots.Concepts.Value(Grammar.Concepts.Introduction);
        if (Main(slots) && prospect?.Name is null && prospect?.Company is null && (introduction == Storage.Rows.Introduction.Promised || slots.Said.Any("asked", "requested")))
        {
            return null;
        }

        if (source is not null && prospect is null && introduction == Storage.Rows.Introduction.Promised && slots.Said.Any("promised", "agreed", "offered") && !slots.Said.Word("log"))
        {
            return null;
        }

        if (Main(slots) && source is null && (prospect is null || slots.Main.Pattern.Tail == Slot.Source))
        {
            return null;
        }

        if (Main(slots) && slots.Said.Any("himself", "herself", "themselves", "myself"))
        {
            return null;
        }

        if (prospect is null && slots.Said.AnyOfUs("thanking", "thanked", "thanks"))
        {
            return null;
        }

        if (source is null && prospect is null && slots.Main.Pattern.Strength == Strength.Hint && !slots.Said.IsAll())
        {
            return null;
        }

        if (slots.Main.Pattern is { Strength: Strength.Hint, Slots: 2 } && (source?.Name is null || prospect?.Name is null || slots.Said.Any("zoom", "teams", "slack", "linkedin", "whatsapp", "skype")))
        {
            // "the update via Zoom"
            return null;
        }

        var email = slots.Amounts.Address(EntityKind.Email, Slot.Source);
        var phone = slots.Amounts.Address(EntityKind.Phone, Slot.Source);
        if (email is not null || phone is not null)
        {
            prospect = (prospect ?? new Party()) with { Email = email, Phone = phone };
        }

        if (slots.Prospect.Labelled(Slot.Company) is { } company)
        {
            prospect = (prospect ?? new Party()) with { Company = company };
        }

        if (slots.Prospect.Labelled(Slot.Title) is { } title)
        {
            prospect = (prospect ?? new Party()) with { Title = title };
        }

        return new Frame
        {
            Intent = Intent.LogReferral,
            Source = source,
            Prospect = prospect,
            Introduction = introduction,
            Value = slots.Amounts.Money(),
            Need = slots.Texts.Text(Slot.Need),
            Date = slots.Times.Date(),
            Due = slots.Times.Due(),
        };
    }

    private static bool Main(SlotReader slots) => slots.Main.Pattern.Strength == Strength.Statement;
}
