using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>Figures: a manager's question.</summary>
internal sealed class ShowReportGrammar : IntentGrammar
{
    public ShowReportGrammar()
        : base(Intent.ShowReport)
    {
        Concepts = [Grammar.Concepts.Metric];
        Command("""
            how many|much .. <referrals>|thanks|wins|losses|opportunities|customers|clients|referrers|visits|calls|thankyous|won|revenue|meetings|asks|sources|closed|business|deals|worth|given|received|overdue|thank-yous|touches|contacted|asked|asking|thanked|lost|money|proposals|touch|ask
            how many|much did|have|has|do|does|are|is|of .. win|lose|close|get|receive|log|ask|thank|contact|give|book|make|bring|generate|earn|owe|logged|booked|made|brought|generated|earned|owed|got
            how many|much thank yous
            how'd|how i|we|team do|doing|perform
            how'd|how'd {any} do|perform
            ^ total won|lost|revenue|referrals|received|wins|asks|meetings|closed|thanked
            what did|have|has [i|we|the] [team|everybody|everyone] do|done|achieve|achieved|accomplish|accomplished [today|yesterday] [#date] $
            what did|has {person} do|done|achieve|achieved|accomplish|accomplished
            what proportion|percentage|share|percent|fraction of .. <refs>|sources|asks|leads
            what proportion|percentage|share|fraction of
            ^ percentage|percent|proportion|share|fraction of .. <refs>|sources|asks|leads
            number of .. <referrals>|meetings|asks|deals|touches|thank-yous|thanks|sources|wins
            how is|are|was|were|did|do|have|has [we|i|the] [been] {any} doing|do|done|perform|performing|getting|tracking|been
            how am|are|have|is|did i|we|they|she|he [been] doing|do|done|perform|performing|getting|tracking
            how's|hows {any} doing|performing|getting|tracking|looking
            how's|hows team
            conversion|win|close|closing|success|hit rate
            win-rate
            close-rate
            conversion
            what|what's|whats [is|was|were|are] .. rate|number|total|revenue|figure|figures|numbers|count|conversion|stats|metrics|results
            <show> .. figures|numbers|stats|statistics|report|metrics|totals|revenue|conversion|performance|summary|kpis|results|count
            ^ [my|our|the|team|team's] [referral] figures|numbers|stats|statistics|report|metrics|totals|revenue|performance|kpis|conversion
            report|figures|numbers|stats|statistics|metrics|summary|report-card for|on|of|about me|us|team|the|last|this|q1|q2|q3|q4
            report|figures|numbers|stats|metrics for|on|of {person}
            team|my|our|monthly|weekly|quarterly|referral|sales report|figures|numbers|stats|statistics|metrics|totals|performance
            {person} figures|numbers|stats|statistics|metrics|totals|revenue|performance|report
            revenue from|of|by|for <referrals>|me|us|team|our|my
            referral revenue
            total revenue
            count of .. <referrals>
            give me the|a|some numbers|figures|report|stats
            """);
        Hint("""
            revenue
            figures
            stats
            how many
            """);
        Detail("""
            for {person}
            did|has|have|does|is {person} .. receive|received|win|won|contact|contacted|get|got|log|logged|lose|lost|close|closed|give|given|book|booked|made|make|had|have|thank|thanked|ask|asked|bring|brought|doing|generate|generated
            {person} conversion|referral|win|close|figures|numbers|revenue|stats
            of {person}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var metric = slots.Concepts.Word(Grammar.Concepts.Metric);
        // "the ranking by revenue", "doing against goal" ask for something else; "my expense report" is nobody's.
        if (slots.Said.Any("ranking", "rankings", "leaderboard", "standings", "goal", "target", "quota") || (slots.Main.Pattern.Lead == Slot.Person && slots.Parties.IsLeadEmpty() && !slots.Said.Any("team", "team's", "teams", "everyone", "everybody")))
        {
            return null;
        }

        if (slots.Said.Any("card", "phone", "mobile", "cell", "telephone") || (metric is null && slots.Said.Any("many", "much")))
        {
            return null;
        }

        return new Frame
        {
            Intent = Intent.ShowReport,
            Person = slots.Members.Whose(),
            Metric = slots.Said.InMain("do", "done", "achieve", "achieved", "accomplish", "accomplished") ? null : metric,
            Period = slots.Times.Period(),
        };
    }
}
