using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>A list of referrals.</summary>
internal sealed class ShowReferralsGrammar : IntentGrammar
{
    public ShowReferralsGrammar()
        : base(Intent.ShowReferrals)
    {
        Concepts = [Grammar.Concepts.Filter];
        Command("""
            <list> [me|us] [up] [all|every] [of|my|our] .. <refs>
            <list> [me|us] every|each|all .. referral
            <list> <refs>
            which|what ones|one .. thanked|contacted|called|open|stale|overdue|won|lost|new|need|haven't|hasn't
            what|which [of] [my|our|the] <refs>
            which|what .. <refs> [are|is|have|has|do|did|were|was|still|need]
            what [are|is] [my|our|the|all] .. <refs>
            what .. <refs> do|did|have|has [i|we]
            any|are|have|do there|we|i .. referrals
            ^ referrals from {subject}
            ^ [my|our|all|the|team|team's] [open|new|stale|overdue|won|lost|given|hot|pending|name-only|unthanked|active|closed|outstanding|name] [only] referrals|leads|intros|deals
            ^ [open|new|stale|overdue|won|lost|given|hot|pending|active] referrals
            ^ what's|whats|what [is|are] stuck|stalled|stale|overdue|late|gone $
            why did|do|are|am|have we|i|{person} [keep] lose|losing|lost [the|our|those|any|these] [<refs>|business|them|out] $
            ^ lost|loss reasons
            ^ [the|our|my] reasons for losing|losses|lost
            hot list|leads|referrals
            call list
            call-list
            <who> [is] on|in [my|our|the|today's] call|calling|hot|call-list|hot-list|pipeline [list]
            hot-list
            list [of] [my|our|the|all] [open|new|stale|overdue|won|lost|given|hot|name-only|unthanked] referrals|leads|intros
            who|whom do|should|must|have|did [i|we|you] .. thank|thanks
            <who> .. thank|thanked|thanks|thank-you
            <who> [do|should|must|can] [i|we] [still|need|have|to|got|forgot|forget|forgotten] [to] call|ring|phone|contact|chase|follow
            <who> [do|have|did] i|we .. owe|thanked|contacted|called|followed
            <who> haven't|have i|we [not] called|rung|phoned|contacted|reached|emailed|thanked|followed
            any|anything|what|which from|by|of {subject} [is|are] [still] open|stale|overdue|won|lost|new|pending|outstanding
            <list> [me|us] everything|all|what i|we|team .. won|lost|closed|got|received|gave|given
            <list> [me|us] everything|all|what {person} won|lost|closed|got|received|gave|has [given|won|lost|received]
            which|what <refs> has|have|did|does {subject} [ever] send|sending|sent|give|given|make|made|pass|passed [us|me]
            what|which did|have|has|do i|we|team|{person} [we|i|team] lose|lost|win|won|close|closed|get|got|receive|received
            any|anything [new|hot] hot|stale|overdue|open|new|unthanked [ones|one|referrals|leads] $
            <list> .. pipeline
            what|anything came|come [in] from {subject}
            <who> on|in|from [our] team|us [still] hasn't|haven't|has|have|is|needs
            <who> still needs|need|awaits|waiting|hasn't|haven't
            <who> hasn't|haven't|has|have not|never|been|followed|contacted|thanked|called
            do|have i|we owe|forgotten .. thanks|thank-you|thank
            <thanks> owed|due|outstanding|overdue|owing|pending
            <list> .. thanks|thank-yous|thank owed|overdue|due|outstanding|pending|yous|i|we
            <thanks> do|have i|we owe
            <list> .. overdue|stale|unthanked|uncontacted
            ^ [my|our|team|the] overdue|stale|unthanked
            what's|what|whats [is|are] overdue|stale|pending|outstanding|open|hot|new|slipping|late
            what has|have gone stale|quiet|cold
            follow-ups|followups|follow-up|followup overdue|due|outstanding
            overdue follow-ups|followups|follow-up
            overdue follow ups|up
            follow ups|up [is|are] overdue|due|outstanding|late
            pipeline of|for|from
            what's|whats|what [is|are] in {any} pipeline
            {person} pipeline
            ^ [my|our|team|the|team's] pipeline
            what|who|whom did|has|have {subject} [ever] send|sent|give|given|refer|referred|pass|passed|introduce|introduced [me|us]
            <list> .. overdue|stale|unthanked|uncontacted|quiet|cold|dormant|stuck|slipping
            what have|has|do|did i|we [got|have] [that|is] [is] open|pending|outstanding|overdue|stale|hot
            anything|what|something [is] overdue|stale|pending|outstanding|due|late
            which sources|source|people|contacts|clients|referrers .. thank|thanked|thanks|thank-you|thanking
            """);
        Hint("""
            referrals from {subject}
            ^ my|our|all|the|any|new|every|their|his|her|those|latest|recent* referrals
            my|our leads
            {person} open|new|stale|overdue|won|lost|given|hot|active|unthanked|pending|outstanding* referrals|leads|intros
            """);
        Detail("""
            referrals|referral|leads|intros|sent|received|came|introduced|given [in|to|us|me] from|by|via {subject}
            from|by|via {subject}
            {person} referrals|leads|intros
            for {person}
            of {person}
            belonging to {person}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var filter = slots.Concepts.Word(Grammar.Concepts.Filter);
        if (slots.Said.Any("most", "best", "fewest", "highest", "fastest", "top", "rate", "percentage", "percent", "%", "proportion", "fraction", "ratio"))
        {
            return null;
        }

        if ((slots.Main.Pattern.Strength == Strength.Hint || slots.Main.Literals == 1 || (slots.Main.Literals == 2 && slots.Main.Pattern.Tail == Slot.Subject)) && slots.Said.IsJudged())
        {
            return null;
        }

        if (slots.Main.Pattern.Lead == Slot.Person && (slots.Main.Start > 3 || slots.Said.Any("need", "want", "more")))
        {
            return null;
        }

        if (slots.Main.First is { Slot: Slot.Person } && slots.Members.KnownMember(Slot.Person) is null)
        {
            return null;
        }

        return new Frame
        {
            Intent = Intent.ShowReferrals,
            Person = slots.Members.Whose(),
            Filter = filter == "given" && (slots.Said.Any("been", "were", "was") || slots.Said.AnyOfUs("given", "gave", "give", "sent", "passed", "send", "pass", "made")) ? null : filter,
            Period = slots.Times.Period(),
            Subject = slots.Subject.Outside(),
        };
    }
}
