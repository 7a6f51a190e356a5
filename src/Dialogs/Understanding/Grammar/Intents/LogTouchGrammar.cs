using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To report a touch with a contact.</summary>
internal sealed class LogTouchGrammar : IntentGrammar
{
    private static readonly string[] Outings = [.. WordLists.Get("outing").Split(' '), "call", "chat", "visit", "meeting"];

    public LogTouchGrammar()
        : base(Intent.LogTouch)
    {
        Concepts = [Grammar.Concepts.Method];
        Command("""
            <log> touch|touchpoint|touch-point|touches [with|for|to|on|:] {subject}
            <log> touch|touchpoint
            <log> [a|the|my|our] call|visit|lunch|coffee|dinner|email|text|chat|meeting|review|message|voicemail|gift|breakfast|drinks|phone [call] with|to|for|at {subject}
            ^ touch [with|to|:] {subject}
            """);
        Statement("""
            touched base with {subject}
            touch-base with {subject}
            checked|caught|catching|checking in|up with|on {subject}
            caught up with {subject}
            <we> [have] <reached>|met|saw [with] {subject}
            , <reached>|met|saw|entertained|hosted {subject}
            <reached>|met [with] {subject}
            spoke|talked|chatted|speaking|talking|chatting|connected [to|with] {subject}
            had|grabbed|did|got|shared|took [a|quick|nice|good|great] lunch|coffee|dinner|breakfast|drinks|beers|pints|call|chat|natter|word|conversation|beer|meal|zoom|meeting|tea|pint|visit|review|catch-up|catchup|brunch|golf|drink|phone [call|chat|with|catch] [with] {subject}
            lunch|coffee|dinner|breakfast|drinks|call|chat|golf|visit|review|meeting|zoom with|to {subject}
            catch-up|catchup|chat|natter|call by|on|over [phone|zoom|teams] with {subject}
            took {subject} [out] to|for
            bought|shouted|stood {subject} [a] lunch|coffee|dinner|drink|beer|breakfast|pint
            sent|mailed|emailed|forwarded|shared|gave|dropped|posted|texted|passed {subject} [a|an|our|the|my] .. article|newsletter|note|card|gift|email|text|message|link|invite|hamper|flowers|basket|guide|report|book|post|paper|study|letter|invitation|whitepaper|blog|podcast|video|white|case|postcard|chocolates|wine|tickets|magazine|webinar|deck|brochure|slides|recording
            sent|mailed|emailed|forwarded|shared|gave|dropped|posted|texted [off|over|out] .. article|newsletter|note|card|gift|email|text|message|link|invite|hamper|flowers|basket|guide|report|book|post|paper|study|letter|invitation|whitepaper|blog|podcast|video|white|case|postcard|chocolates|wine|tickets|magazine|webinar|deck|brochure [recording|invite|link|deck|over|off|out] to|for|with {subject}
            sent|mailed|emailed|forwarded|shared|gave|posted|texted [off|over|out] .. article|articles|newsletter|guide|report|book|post|paper|study|whitepaper|blog|podcast|video|webinar|link|case|piece on|about|re|regarding|from .. to|with {subject}
            dropped|stopped|popped|swung|called|went|came by|in|round|over|into|to [on|to|at] [see|visit] {subject}
            dropped|stopped|popped|swung|called|went|drove .. to see|visit {subject}
            ^ qbr|review [with|for|at] {subject}
            account|business|quarterly|annual review [held|done|completed|with|for|at|of] {subject}
            held|did|completed|ran|finished|had [an|the|our] [account|business|quarterly|annual] review|qbr [with|for|at|of] {subject}
            sent|delivered|gave|emailed|completed|handed|mailed|presented|took|dropped|shared|went .. report card|report-card [to|for|with] {subject}
            report card [done|sent|went|completed|with|for|to|delivered] {subject}
            left [a|him|her] voicemail|message|vm [for|with] {subject}
            left {subject} [a] voicemail|message|vm|note
            ran|bumped into {subject}
            dropped|sent|shot|fired|gave {subject} [a|quick|short] line|note|message|email|text|call|ring|bell|dm|buzz
            invited {subject} to
            <we> entertained|hosted {subject}
            took {subject} out
            hosted {subject} at
            met up with {subject}
            met with {subject}
            {subject} and|& i|we|me|myself had|got|grabbed|shared|did|took|went|met|spoke|talked|chatted|caught|played
            pleasure|chance|opportunity|privilege of|to meeting|meet|speaking|speak|seeing|see|visiting|visit|talking|talk|catching|catch|hosting|host [up] [to|with] {subject}
            had {subject} [over] at|to|for
            golfed|lunched|dined|breakfasted with {subject}
            <called> [with] {subject}
            told|updated|briefed|informed {subject} about|on|of|how
            told|informed {subject} that
            let {subject} know about|that|how|of
            """);
        Hint("""
            <called>|emailed|texted|messaged|visited {subject}
            """);
        Detail("""
            with|to|for|at|from {subject}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Subject.Find();
        if (slots.Main.Pattern.Tail is Slot.Subject && slots.Patterns.Has(Slot.Subject) && slots.Parties.Name(Slot.Subject) is null)
        {
            return null;
        }

        if (slots.Said.InMain(Outings) && !slots.Said.InMain("log", "had", "grabbed", "did", "got", "shared", "took", "bought") && slots.Times.Planned() is not null)
        {
            return null;
        }

        // "called Dana and she's in, won 40k" tells of the win.
        if (slots.Said.IsNext() || (slots.Amounts.Money() is not null && slots.Said.Any("won", "closed", "landed")))
        {
            return null;
        }

        if (slots.Said.InMain("went", "came", "drove") && slots.Said.IsDoneBySomebody())
        {
            return null;
        }

        var method = slots.Concepts.Value(Grammar.Concepts.Method);
        return subject is null || !slots.Subject.IsLikely() || slots.Said.Thanks() || slots.Said.Referral() ? null : new Frame
        {
            Intent = Intent.LogTouch,
            Subject = subject,
            Method = method,
            Date = slots.Times.Date(isTodayPast: true),
        };
    }
}
