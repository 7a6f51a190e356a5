using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>A ranking now.</summary>
internal sealed class ShowLeaderboardGrammar : IntentGrammar
{
    public ShowLeaderboardGrammar()
        : base(Intent.ShowLeaderboard)
    {
        Concepts = [Grammar.Concepts.Metric];
        Command("""
            <show> .. <board>
            <show> [me|us] board
            ^ [the] board $
            ^ [the] board for|by|of #date
            <board>
            leader board
            league table
            score board
            <who> [has|have|is|are|was|were|did|had|got|gets|made|makes|receives|received|won|wins|gave|gives|brought|closed|sent|sends|asked|asks|thanked|thanks|booked|logged|lost|generated|earned|landed] .. most|best|top|highest|biggest|fastest|fewest|least|leading|winning|ahead|first|number|lowest|worst|slowest
            who's|whos leading|winning|ahead|top|first|number
            who's|whos on|in top|lead|front|first|second|third|last|bottom|leaderboard|pole
            who is leading|winning|ahead|top|first|number|bottom|last
            who is on|in top|lead|front|first|second|third|last|bottom|leaderboard|pole
            which .. most|best|top|highest|fewest|least
            league|bottom of the table
            top .. reps|referrers|sources|performers|people|sellers|salespeople|receivers|givers|askers|asker|referral|members|team|introducers|closers|closer|converters|thankers|earners|dealmakers|winners|connectors
            top [#number] by|for|in|on|this|last
            rank [the|everyone|us] [team|reps|people|everybody|all|sources|members] by
            rank .. by|reps|team|everyone|us|sources
            best|top referrer|referrers|source|sources|rep|performer|reps|performers|closer|closers|asker|askers|introducer|introducers|seller|sellers
            where do|am i|we rank|stand|on
            my rank|ranking|position
            most referrals|wins|asks|meetings|revenue|thanks|touches
            biggest|best referrer|sources|source
            """);
        Hint("""
            rank|ranked|ranking|standings
            top reps
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var metric = slots.Concepts.Word(Grammar.Concepts.Metric);
        return slots.Patterns.IsPartOf(Intent.ScheduleLeaderboard) || (slots.Main.Literals == 1 && ((slots.Main.IsOffPlace && slots.Said.Any("league", "rank")) || slots.Said.IsJudged())) ? null : new Frame
        {
            Intent = Intent.ShowLeaderboard,
            Metric = metric == "given" && slots.Said.AnyOfUs("given", "gave", "give", "gives") ? "sources" : metric,
            Period = slots.Times.Period(),
        };
    }
}
