using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To set one part of the ideal customer profile.</summary>
internal sealed class SetProfileGrammar : IntentGrammar
{
    public SetProfileGrammar()
        : base(Intent.SetProfile)
    {
        Concepts = [Grammar.Concepts.Category];
        Command("""
            our|the|my ideal customer|client|customers|clients is|are|has|have {text}
            <change>|add|put|our|my [the|our] <profile> {any} to|as|is|=|are|should|: {text}
            <change>|add {any} [in|of|on|for] <profile> [to|as|is|:] {text}
            <change>|add {any} [in|of|on|for] ideal customer|client [profile] [to|as|is|:] {text}
            <change> ideal customer|client profile : {any} is|to|should|are|as [be] {text}
            <change> ideal customer|client {any} to|as|: {text}
            <profile> {any} : {text}
            <profile> {any} is|to|are|should [be] {text}
            <profile> : {any} : {text}
            add to <profile> <category>|size|function|person|need : {text}
            {any} in|of|on|for ideal customer|client profile : {text}
            {any} in|of|on|for <profile> : {text}
            ideal customer|client [profile] {any} is|are|to|: {text}
            ideal customer|client [profile] : {any} : {text}
            ideal customer|client [profile] : {any} is|are|to|should [be] {text}
            industry|geography|size|function|person|need|sector|region|territory|headcount in|of|for ideal customer|client profile [is|to|should|be|are|:] [be] {text}
            industry|geography|size|function|person|need|sector|region|territory|headcount in|of|for|on <profile> [is|to|should|be|are|:] [be] {text}
            our|my|the [ideal|target|main|best|core|key|preferred|perfect|favourite|favorite] <category> is|are|: {text}
            ideal|target|preferred|perfect <category> is|are|should|=|: [be] {text}
            ideal|target|preferred|perfect|typical [company|customer|client|firm|business|job|team] size|sizes|function|functions|person|persona|need|needs|role|title|contact|situation|pain|problem is|are|should|=|: [be] {text}
            <change> [ideal|preferred] <category> [to|as|is|:] {text}
            <change> [target] industry|geography|sector|region|territory|vertical|headcount [to|as|is|:] {text}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var category = slots.Concepts.FirstWord(Grammar.Concepts.Category);
        var text = slots.Texts.Text(Slot.Text, isWholeSentence: true);
        return category is null || text is null ? null : new Frame { Intent = Intent.SetProfile, Category = category, Text = text };
    }
}
