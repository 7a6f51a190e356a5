using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>A ranking posted regularly, or no longer.</summary>
internal sealed class ScheduleLeaderboardGrammar : IntentGrammar
{
    private static readonly Concept<string> OffWords = new Concept<string>()
        .Means("off", """
            stop|cancel|end|disable|turn|switch|remove|no|kill|unschedule|pause|quit|discontinue|scrap|don't|suspend .. post|posting|posts|posted|<board>|leader|sending|schedule|scheduled|weekly|off
            <board> .. off|no
            turn|switch off
            no longer
            not any|anymore|post
            """);

    public ScheduleLeaderboardGrammar()
        : base(Intent.ScheduleLeaderboard)
    {
        Concepts = [OffWords, Grammar.Concepts.Every, Grammar.Concepts.Metric];
        Command("""
            schedule|post|posted|posting|send|publish|share|put|automate|show|display|give|drop|set|deliver|want|like|run .. <board>|leader|board|ranking .. every|daily|weekly|monthly|quarterly|each|mondays|fridays|tuesdays|wednesdays|thursdays|weekday|weekdays|once
            schedule|post|publish|automate|drop .. <board>|leader|board
            post|send|share|publish .. <board>|leader|board .. in|to|on|at|into
            every|daily|weekly|monthly|quarterly|each|mondays|fridays|tuesdays|wednesdays|thursdays .. post|send|publish|show|put|share|posted .. <board>|leader|board
            <board> [board] .. every|daily|weekly|monthly|quarterly|each|mondays|fridays|tuesdays|wednesdays|thursdays|once
            weekly|monthly|daily|quarterly <board>|leader
            <board> .. posted|published|posting|sent|scheduled
            leader board .. every|daily|weekly|monthly|quarterly|each|posted|published
            stop|cancel|end|disable|remove|turn|switch|kill|unschedule|pause|no|discontinue|scrap|suspend [off|more|posting|sending|the] .. <board>|leader|board
            stop|cancel|end|disable|unschedule posting|sending|publishing
            <board> off
            don't|dont|never post|send|publish|share|show .. <board>|leader|board
            """);
        Detail("""
            in|to|into|on|channel|for {channel}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var channel = slots.Channel();
        if (slots.Concepts.Word(OffWords) is not null)
        {
            return new Frame { Intent = Intent.ScheduleLeaderboard, Off = true, Channel = channel };
        }

        var repeats = slots.Repetition(slots.Concepts.Word(Grammar.Concepts.Every));
        return new Frame
        {
            Intent = Intent.ScheduleLeaderboard,
            Every = repeats.Every,
            Days = repeats.Days,
            Time = repeats.Time,
            Metric = slots.Concepts.Word(Grammar.Concepts.Metric),
            Channel = channel,
        };
    }
}
