using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To record a promise made to a contact.</summary>
internal sealed class LogPromiseGrammar : IntentGrammar
{
    public LogPromiseGrammar()
        : base(Intent.LogPromise)
    {
        Command("""
            <log> promise : {need}
            <log> promise to {subject} : {need}
            <log> promise to|for|with {subject} to|of|that|: {need}
            <log> promise [to|for] {subject}
            ^ promise to {subject} : {need}
            ^ promise to {subject} of|to|that {need}
            ^ promise to|for {subject}
            """);
        Statement("""
            <we> [have] promised {subject} [that] <we>|i'll|we'll|i'd|we'd|to [will|would|shall|can|could] {need}
            promised {subject} [that] [i|we|i'd|we'd|i'll|we'll] [will|would] {need}
            <we> [have] promised {subject} : {need}
            promised {subject} to {need}
            promised {subject} {need}
            <we> [have] promised to {need}
            , promised to {need}
            told {subject} [that] (i'd|i'll|we'd|we'll | i|we will|would|shall) {need}
            said|told (i'd|i'll|we'd|we'll | i|we will|would|shall) {need}
            <we> owe {subject} {need}
            , owe {subject} {need}
            gave {subject} my word [that] [i|we] [will|would|i'd|i'll] {need}
            committed|pledged|promised to {subject} : {need}
            committed|pledged|promised to {subject} that [i|we|i'd|we'd|i'll|we'll] [will|would] {need}
            committed to {need}
            agreed|offered with {subject} to {need}
            assured|guaranteed {subject} [that] [i|we|i'd|we'd|i'll|we'll] [will|would] {need}
            made|given|gave promise|commitment to {subject} to|that|: {need}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Parties.Name(Slot.Subject) ?? slots.Subject.PersonIn(Slot.Need) ?? slots.Subject.Find();
        var need = slots.Texts.Text(Slot.Need) ?? (slots.Main.Pattern.Strength == Strength.Command ? slots.Texts.TextAfterName(Slot.Subject) : null);
        var isToNobody = subject is null && slots.Patterns.Has(Slot.Subject) && slots.Main.Pattern.Strength != Strength.Command;
        return isToNobody || (subject is null && need is null) ? null : new Frame
        {
            Intent = Intent.LogPromise,
            Subject = subject,
            Need = need,
            Due = slots.Times.Due(isUsual: true, isTodayAhead: true),
        };
    }
}
