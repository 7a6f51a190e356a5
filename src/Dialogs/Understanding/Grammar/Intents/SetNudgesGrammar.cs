using NodaTime;
using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>When the daily nudge comes.</summary>
internal sealed class SetNudgesGrammar : IntentGrammar
{
    public SetNudgesGrammar()
        : base(Intent.SetNudges)
    {
        Command("""
            <change>|move|shift|have|want|like|get|schedule|send|put|bring|push|prefer|need|receive|deliver|start|make [me] .. [daily] <nudge> .. to|at|for|on|by|in|earlier|later
            <nudge> [time] [me|us] [to|at|for|on|every|only|should|come|each|in|by] #date
            <nudge> me|us [every|each|only|at|on]
            <nudge> <weekday>
            daily nudge|digest|reminder|summary|message .. at|to|on|for
            <nudge> [should|to|can|could] [come|be|arrive|go] at|on|by|in
            my time-zone|timezone|tz|zone [is|to|:]
            time zone
            timezone|time-zone|tz
            <change> .. timezone|zone|tz
            <nudge> only on|at
            only <nudge> me|us
            i'm|i [am|live|based|moved|now] in|on|to .. time
            ^ i'm|i [am|will] [be|live|work|working|based|staying|now|back|over] in {any}
            ^ in {any} this|next|until|from|for
            no [more] <nudge> on|at
            <pause>|quit|don't|dont|skip [more|send|sending|daily|all] <nudge>|ping|pinging [me|us] on #date
            turn|switch off <nudge> on #date
            turn|switch <nudge> off on #date
            <nudge> .. except|but not
            send|give me my|the daily|nudge|digest|nudges at|on
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var zone = slots.TimeZone();
        var repeats = slots.Repetition(null);
        var time = repeats.Time ?? slots.Times.TimeOfDay();
        var excluded = slots.ExcludedDays();
        var days = repeats.Days ?? OtherDays(excluded);
        if ((zone is null && time is null && days is null) || (excluded is not null && !slots.Said.DaysInPlural() && !slots.Said.Word("except")))
        {
            return null;
        }

        return new Frame { Intent = Intent.SetNudges, Time = time, Days = days, TimeZone = zone };
    }

    /// <summary>"no nudges on Fridays" leaves Monday to Thursday.</summary>
    private static IsoDayOfWeek[]? OtherDays(IReadOnlyList<IsoDayOfWeek>? days) =>
        days is null ? null : [.. Enumerable.Range(1, 5).Select(static day => (IsoDayOfWeek)day).Where(day => !days.Contains(day))];
}
