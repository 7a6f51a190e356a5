using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To hand a referral or a rep's referrals to another rep.</summary>
internal sealed class AssignGrammar : IntentGrammar
{
    public AssignGrammar()
        : base(Intent.Assign)
    {
        Command("""
            <assign> all [of] {from} <referrals> [over] to {person}
            <assign> everything from|of {from} to {person}
            <assign> everything|all [of] his|hers|her|him|theirs [over] to {person}
            <assign> all [of] <referrals> of|from|belonging {from} to {person}
            <assign> {from} <refs> [over|on|across] to {person}
            <assign> [all|everything] [of] her|his|their <referrals>|pipeline|accounts|book [over] to {person}
            <assign> all [of] [her|his|their|my|mine] <referrals> [over] to {person}
            <assign> <referrals> from {from} to {person}
            <assign> [over|on|off] [the] {subject} <deal> [over|on|across|along] to {person}
            <assign> [the] <deal> from|for|to|with|of {subject} [over] to {person}
            assign|reassign|re-assign|transfer|reallocate|handover {subject} [over] to {person}
            hand|give|pass|move {subject} over|on|across to {person}
            hand|pass|give over|on|across|off {subject} to {person}
            hand|give {subject} to {person}
            give {person} [the] {subject} <deal>
            give {person} {from} <refs>
            <deal> to|for|from|with {subject} should|will|must|can [now] be|go|now looked|handled|owned|taken|managed|worked|given [after|over] by|to {person}
            {person} takes|take|taking|should|will|is|to [now] [take|taking|be|takes] over [from|for|all|of] {subject} <deal>
            {person} takes|take|taking|should|will|is|to [now] [take|taking|takes] over {subject}
            {person} should|will|can|to|must|is [now] take|have|get|own|handle|taking|handling|having [over|on] {subject} <deal>
            {person} takes|gets|owns|handles [over|on] {subject} <deal>
            ^ can|could|would|should {person} [please] take|have|get|handle|own|pick|work|run [over|on|up] {subject} <deal>
            ^ can|could|would {person} [please] take|have|handle|own [over] {subject}
            ^ let {person} take|have|handle|run|own|work|look [over|after] {subject}
            make {person} [the] owner of {subject}
            {subject} <deal> should|goes|go|will|to|is|belongs [go|be|now|belong] to|with {person}
            {subject} should|will|must [now] be|go owned|handled|looked|worked|to [after|by|on] [by] {person}
            """);
        Detail("""
            from {from}
            {from} leaving|retiring
            {from} is leaving|off|away|going|moving|out|on
            {from} has left|moved|resigned|quit
            {from} leaves|left|retires|quit|resigned
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var person = slots.Members.KnownMember(Slot.Person) ?? slots.Members.LikelyName(Slot.Person);
        if (person is null)
        {
            return null;
        }

        // Who is no colleague has no referrals to hand over: they are the ones from or to that person.
        var isNamed = slots.Patterns.Has(Slot.Subject);
        var whose = isNamed ? Slot.Subject : Slot.From;
        var from = slots.Subject.IsOutsider(whose) ? null : slots.Members.KnownMember(whose) ?? (isNamed ? null : slots.Members.LikelyName(whose));
        var subject = from is not null ? null : isNamed ? slots.Subject.Find() : slots.Parties.Name(whose);
        subject = subject is not null && $" {person} ".Contains($" {subject} ", StringComparison.OrdinalIgnoreCase) ? null : subject;

        // "pass it on to Maria" is not about all that somebody has.
        var isWhole = slots.Said.Any("all", "everything", "my", "mine", "her", "his", "their", "hers", "theirs");
        return from is null && subject is null && !isWhole ? null : new Frame { Intent = Intent.Assign, Subject = subject, From = from, Person = person };
    }
}

/// <summary>To make or unmake a manager or marketer.</summary>
internal sealed class SetRoleGrammar : IntentGrammar
{
    public SetRoleGrammar()
        : base(Intent.SetRole)
    {
        Concepts = [Grammar.Concepts.Role];
        Command("""
            add|name|turn|change|give|grant|switch {person} [in] as|into|to|back [to] [sales|regular|normal|team] manager|marketer|rep|managers|marketing|marketers
            make|promote|set|appoint|demote|upgrade|downgrade {person} [as|to|into|back|a|an|the|role|be] [to|a] [sales|regular|normal|team] manager|marketer|rep|managers|marketing|marketers|mgr
            make|promote|demote|appoint {person} [as|to|into|back]
            {person} is|should|will|becomes [now|no|be|longer|not] [now|be|longer|become|a|an] [a|the] [sales|our|team] manager|marketer|rep
            {person} is no longer [a|an|the|our] [sales|team] manager|marketer|rep
            {person} no longer a manager|marketer
            {person} isn't|not [a|an|the|our] manager|marketer [anymore|now|longer]
            {person} is|will|has [be] stepping|standing|stepped|stood|stepping down|back|aside as|from [being] manager|marketer
            {person} steps|stepped|stands|stood down|back|aside as|from [being] manager|marketer
            remove|take|strip manager|marketer [role|rights|access] away|off [from] {person}
            remove|revoke|unmake|take|strip {person} [as|from|of|off|out] [a|the] manager|marketer|managers|marketers|marketing|role|rights
            remove|revoke manager|marketer [role|rights|access|from] [from] {person}
            remove|take manager|marketer role|rights|access [away] from {person}
            give manager|marketer|marketing rights|role|access|permissions to {person}
            give {person} manager|marketer|marketing rights|role|access|permissions
            {person} role : manager|marketer|rep
            set role of {person} to
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var person = slots.Members.Member(Slot.Person);
        var role = slots.Concepts.ValueInMain(Grammar.Concepts.Role) ?? (slots.Said.IsUndone() ? Storage.Rows.Role.Rep : null);
        if (slots.Said.IsUndone())
        {
            role = Storage.Rows.Role.Rep;
        }

        return person is null || role is null ? null : new Frame { Intent = Intent.SetRole, Person = person, Role = role };
    }
}
