using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To be reminded of something on a date.</summary>
internal sealed class RemindGrammar : IntentGrammar
{
    /// <summary>The verbs of what is done to reach somebody: a plan begins with one.</summary>
    public static readonly string[] Deeds = WordLists.Get("reach").Split(' ');

    private static readonly string[] Outings = WordLists.Get("outing").Split(' ');

    public RemindGrammar()
        : base(Intent.Remind)
    {
        Command("""
            remind|reminding <us> [on|at|by|in] [#date] [to|that|of|about] {need}
            remind|ping|nudge|prompt|alert|buzz <us> [on|at|in|by] [#date] about|of|re|regarding {subject}
            remind <us>
            reminder|reminders [for me|us] [#date] [to|for|about] [:] {need}
            set|create|add|schedule|make|put|need|want|give|like [me|us] [up] reminder [for me|us] [on|at|for] [#date] [to|about] [:] {need}
            ping|nudge|prompt|alert <us> [on|at|in] [#date] to|about {need}
            ping|nudge|prompt <us> #date
            don't let me forget [to] {need}
            ^ don't|dont|never forget to {need}
            ^ remember to {need}
            ^ make sure i|we {need}
            """);
        Statement("""
            ^ [i|we] [i've|we've] need|have|want|got|ought to {need}
            ^ [i|we] must|should|gotta {need}
            ^ <reach> [up|in|back] [with|to] {subject}
            ^ [having|a|my|our] <outing> with {subject}
            ^ i'm|we're|im|i|we [am|are|have|got|having|doing] [having|a|an] <outing> with {subject}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var need = slots.Texts.Deed(Slot.Need);
        var subject = slots.Parties.Name(Slot.Subject) ?? slots.Subject.PersonIn(Slot.Need) ?? slots.Subject.CompanyAlone(Slot.Need);
        if (subject is null && need is null or "later" or "again" or "it" or "this" or "that")
        {
            return null;
        }

        var outing = slots.Main.Pattern.Strength == Strength.Statement ? slots.Said.PlaceInMain(Outings) : -1;
        var due = outing < 0 ? slots.Times.Due(isUsual: true) : slots.Times.Planned();
        if (slots.Main.Pattern.Strength == Strength.Statement)
        {
            if (due is null)
            {
                // "call Sue" alone may tell of a call.
                return null;
            }

            need ??= slots.Texts.Deed(Math.Max(outing, slots.Main.Start));
            if (subject is null || (outing < 0 && !Deeds.Contains(need.Split(' ')[0], StringComparer.OrdinalIgnoreCase)))
            {
                // "I need to log something on Friday" is to be done here.
                return null;
            }
        }

        return new Frame
        {
            Intent = Intent.Remind,
            Subject = subject,
            Need = IsPartOf(subject, need) ? null : need,
            Due = due,
        };
    }

    /// <summary>"remind me about Kim": the name alone says nothing of what is to be done.</summary>
    private static bool IsPartOf(string? subject, string? need) =>
        subject is not null && need is not null && $" {subject} ".Contains($" {need} ", StringComparison.OrdinalIgnoreCase);
}
