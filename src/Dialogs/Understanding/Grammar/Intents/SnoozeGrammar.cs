using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To put off the current nudge, or pause all nudges.</summary>
internal sealed class SnoozeGrammar : IntentGrammar
{
    private static readonly Concept<string> AwayWords = new Concept<string>()
        .Means("away", """
            away|holiday|vacation|pto|leave|ooo|annual-leave|maternity|paternity|sick|hols|holidays|travelling|traveling|abroad|unavailable|gone|sabbatical
            out of office
            out-of-office
            not working
            i'm|am|be|is out|off
            ^ out|off
            taking .. off
            on leave|holiday|vacation|pto
            day|days|week|weeks off
            a.l.
            """);

    private static readonly Concept<string> AllWords = new Concept<string>()
        .Means("all", """
            all|every <nudge>
            snooze|pause|mute all|everything
            <pause> .. <nudge>
            <nudge> .. off|paused|stopped
            everything
            no <nudge>
            hold .. <nudge>
            no more <nudge>
            <nudge>
            <pause>
            don't|dont nudge|ping|message|bother|remind
            """);

    public SnoozeGrammar()
        : base(Intent.Snooze)
    {
        Concepts = [AwayWords, AllWords];
        Command("""
            snooze
            snoozed|snoozing
            <pause> [all|my|the|every|daily] <nudge>
            <pause> .. <nudge>
            no [more] <nudge> [until|till|this|next|for|before|today|tomorrow|while|from]
            <nudge> off|paused [until|till|for|this|next|from|while]
            turn|switch off <nudge>
            turn|switch <nudge> off
            don't|dont|stop|quit|not nudge|nudging|ping|pinging|bother|bothering|message|messaging|disturb <us>
            <pause> everything|all
            stop|quit reminding <us> $
            ^ mute|pause|silence|suspend for|until|till
            leave me alone
            do not disturb
            hold off [until|till|on|for]
            hold my|all|the|off <nudge>
            put [this|that|it] off [until|till|to|for]
            push [this|that|it] [back|to|until|off]
            remind <us> later|again
            remind <us> [again] [on|in|at] #date $
            remind <us>
            remind me about this|it
            ^ later today $
            ^ ask|try|nudge|ping|tell me again|later|tomorrow
            ^ not now $
            ^ not now|today #date
            ^ no|not|now|today|yet|busy|sorry* try|tell|bug|catch|poke|hit|bother <us> [again|back|later] [on|at|in] #date $
            quiet|hush|silence|silent until|til|till|for|please
            stop bugging|nagging|pestering|harassing|spamming
            ^ later $
            ^ tomorrow $
            ^ not today $
            put off until|till
            delay [this|that|it|nudge|the] [until|till|for|by]
            postpone [this|that|it|nudge|the]
            defer [this|that|it]
            """);
        Statement("""
            <we> am|i'm|be|will|shall|is|are|going|'ll|i'll [be] [away|off|out|on|in]
            i'm|im [away|off|out|on]
            ^ away|ooo|off|out|vacation|holiday|pto [until|till|from|next|this|for|on|of|the]
            on vacation|holiday|pto|leave|annual|maternity|paternity|sick|a
            out of office
            i'll be away|off|out|on|travelling|traveling|abroad|unavailable|gone
            i am away|off|out|on
            taking .. off|pto|leave|vacation|holiday
            going on|away vacation|holiday|leave|pto|from|until|for|next
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        if (slots.ExcludedDays() is not null && slots.Said.DaysInPlural())
        {
            // "no nudges on Fridays" is for every week.
            return null;
        }

        var away = slots.Concepts.Word(AwayWords) is not null;
        var isPause = slots.Concepts.Word(AllWords) is not null;
        var period = away ? slots.Times.Away() : isPause && !slots.Said.Any("until", "till", "til") ? slots.Times.Stretch() : null;
        var due = period is null ? slots.Times.Due(isUsual: true) ?? slots.Times.UntilHour() : null;
        if (slots.Main.Literals == 1 && !away && period is null && due is null && slots.Said.IsJudged())
        {
            return null;
        }

        if (slots.Main.Pattern.Strength == Strength.Statement && (!away || slots.Said.IsOfSomebodyElse() || (period is null && due is null)))
        {
            return null;
        }

        return new Frame
        {
            Intent = Intent.Snooze,
            Due = due,
            Period = period,
            All = away || isPause ? true : null,
        };
    }
}
