using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To set a goal.</summary>
internal sealed class SetGoalGrammar : IntentGrammar
{
    public SetGoalGrammar()
        : base(Intent.SetGoal)
    {
        Concepts = [Grammar.Concepts.Every];
        Command("""
            <change>|give|want|raise|lower|increase|reduce|bump|put|assign|agree|let's|lets .. goal|target|quota|goals|targets .. #number
            <change>|give|want|raise|lower|increase|reduce|bump|put .. goal|target|quota|goals|targets
            goal|target|quota [for] .. [is|of|to|should|be|now|=|:] .. #number
            goal|target|quota #number
            new goal|target
            aim for|at #number
            want|set #number .. as .. goal|target|quota
            aiming for #number
            get|close|win|land|book|make|ask .. #number .. set|make [that|this|it] as|to .. goal|target|quota
            """);
        Detail("""
            for {person}
            {person} goal|target|quota
            give {person}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var count = slots.Amounts.Number();
        return slots.Said.Any("employees", "staff", "companies", "industry", "headcount") || count is null or < 1 or > 100_000 ? null : new Frame
        {
            Intent = Intent.SetGoal,
            Count = (int)count.Value,
            Every = slots.Concepts.Word(Grammar.Concepts.Every),
            Person = slots.Members.Whose(),
        };
    }
}

/// <summary>Progress to the goal.</summary>
internal sealed class ShowGoalGrammar : IntentGrammar
{
    public ShowGoalGrammar()
        : base(Intent.ShowGoal)
    {
        Command("""
            <show> .. goal|goals|target|targets|quota
            what's|whats|what [is|are] .. goal|goals|target|targets|quota
            how .. goal|goals|target|targets|quota
            how's|hows .. goal|goals|target|targets|quota
            how's|hows .. goal|goals|target|targets|quota [progress] looking|doing|going|coming
            how's|hows .. doing|getting|tracking|going against|towards|toward|vs|versus|on goal|target|quota|goals|targets
            how is|are|am|'s .. doing|getting|tracking|going against|towards|toward|vs|versus|on goal|target|quota|goals|targets
            how is|are|am .. against|towards|toward|vs|versus goal|target|quota|goals|targets
            am|are|is|will i|we {any} .. goal|goals|target|quota|track
            where .. goal|goals|target|quota
            goal|target|goals|quota progress|status|so|check|update
            progress [to|on|toward|towards|against|vs] .. goal|goals|target|quota
            ^ [my|our|team|the|team's] goal|goals|target|targets|progress
            {person} goal|target|progress
            am|are i|we on track|target|pace
            is {person} on track|target|pace
            how far|close .. goal|target|quota|off|from
            to goal|target|quota
            goal for {person}
            did|has|have .. hit|hits|met|meet|reach|reached|make|made .. goal|target|goals|quota|targets
            """);
        Detail("""
            for {person}
            is|has|did|does {person} .. hit|on|meet|met|reach|reached|track|doing|goal|target
            """);
    }

    public override Frame? Read(SlotReader slots) => slots.Amounts.Number() is not null || (slots.Main.Literals < 3 && slots.Said.IsJudged()) ? null : new Frame { Intent = Intent.ShowGoal, Person = slots.Members.Whose() };
}
