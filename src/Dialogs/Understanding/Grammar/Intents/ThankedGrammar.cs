using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To say that a source was thanked.</summary>
internal sealed class ThankedGrammar : IntentGrammar
{
    public ThankedGrammar()
        : base(Intent.Thanked)
    {
        Concepts = [Grammar.Concepts.Method];
        Command("""
            mark|flag|set|log|record|note|show|tick {subject} [down|off] as thanked
            <log> [that] [i|we] thanked {subject}
            <log> <thanks> [you] [to|for|with|sent] {subject}
            """);
        Statement("""
            <we> [have] thanked {subject}
            , thanked {subject}
            thanked {subject} for|by|with|in|via|over
            <sent> .. <thanks> .. to {subject}
            <sent> {subject} .. <thanks> [you]
            <sent> [off|over|out|round] <thanks> [you] <gift> [basket|card|box] for {subject}
            <reached>|saw|met {subject} .. to say ta|cheers
            <thanks> [you] note|card|email|e-mail|gift|text|letter|message|call|hamper|flowers|basket .. sent|went|gone|posted|mailed|delivered|made|written|done|out [out|off] to|for {subject}
            <thanks> [you] note|card|email|e-mail|gift|text|letter|message|call to {subject}
            <thanks> [you] lunch|coffee|dinner|breakfast|drinks|beers|call with {subject}
            <gift> [basket|card|box|set] [of] [wine|flowers|chocolates] <sent>|gone|went|going|couriered|left [off|over|out|round] to|for|with {subject} .. <thanks>|thanking
            said|saying|say|pass|passed|gave|expressed|send|sent <thanks> [you] [very] [much] to {subject}
            <sent> .. to {subject} to thank|say
            <sent>|left|brought .. to|for|with {subject} as|by|in|with [small|little] [way|token|sign] [of] <thanks>
            left {subject} voicemail|message|vm|note .. <thanks>|thanking
            dropped|brought|left|delivered .. at|to|for|with {subject} to thank|say
            {subject} [has|have|was|is|been|now] thanked
            {subject} has|was|have|got [been] sent|given .. <thanks>
            spoke|wrote|talked|went|stopped|popped|dropped|swung [by|in] to|with {subject} .. <thanks>|thanked
            <reached>|told|saw|met|took|bought|treated|shouted|stood|dropped|gave|invited|sent {subject} .. <thanks>|thanked
            <sent>|took|bought|treated|shouted|stood|gave|invited {subject} .. to thank
            thanking {subject}
            <thanks> .. given|sent|conveyed|expressed|passed to {subject}
            <thanks> went|go|goes to {subject}
            note|card|email|e-mail|letter|message|text|gift of <thanks> .. to|for {subject}
            to say|as|for <thanks> [you] to {subject}
            to thank {subject}
            <thanks> [you] sent to {subject}
            """);
        Hint("""
            <thanks> .. note|card|gift|email {subject}
            thanked {subject}
            """);
        Detail("""
            to {subject}
            for {subject}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        if (slots.Said.AnyOfUs("thanked", "thanks", "thank", "thanking"))
        {
            return null;
        }

        if (slots.Main.Pattern.Lead == Slot.Subject && slots.Said.IsFollowedBySomebody())
        {
            return null;
        }

        // "send Kim a thank-you note" has not happened.
        var subject = slots.Said.IsOrder("send", "write", "draft", "buy") ? null : slots.Subject.Find();
        return subject is null ? null : new Frame
        {
            Intent = Intent.Thanked,
            Subject = subject,
            Method = slots.Concepts.Value(Grammar.Concepts.Method),
            Date = slots.Times.Date(isTodayPast: true),
        };
    }
}
