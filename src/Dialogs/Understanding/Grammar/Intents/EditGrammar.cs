using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To correct a field of the last or a named referral.</summary>
internal sealed class EditGrammar : IntentGrammar
{
    private const int FewestDigits = 5;

    public EditGrammar()
        : base(Intent.Edit)
    {
        Concepts = [Grammar.Concepts.Field];
        Command("""
            <change> <field> [address|number|size|date|value|name|amount] on|of|for|in {subject} <deal> to|as|: {text}
            <change> <field> [address|number|size|date|value|name|amount] on|of|for|in {subject} to|as|: {text}
            <change> <field> [address|number|size|date|value|name|amount] to|as|: {text}
            <change> {subject} <field> [address|number|size|date|value|name|amount] to|as|: {text}
            <change> {subject} <field> [address|number|size|date|value|name|amount] from {any} to {text}
            <change> <field> [address|number|size|date|value|name|amount] from {any} to {text}
            <change> <field> [address|number|size|date|value|name|amount] on|of|for|in <deal> to|as {text}
            <change> <field> [address|number|size|date|value|name|amount] on|of|for|in <deal> [for|from|with|to|of] {subject} to|as {text}
            <change> {subject} <deal> : <field> {text}
            <change> last|that|previous <deal> : <field> {text}
            <field> [on|of|for|in] [{subject}] [<deal>] should|must be|read|have [changed|updated|amended|corrected|edited|fixed|set] [to] {text}
            <field> [on|of|for|in] [{subject}] [<deal>] needs|ought to be|read|change [changed|updated|amended|corrected|edited|fixed|set] [to] {text}
            <field> [number|address] [on|of|for|in] [{subject}] [<deal>] [has] [been] changed to {text}
            have|get <field> [number|address] on|of|for|in {subject} [<deal>] changed|updated|amended|corrected|fixed to {text}
            <field> [on|of|for|in] [{subject}] [<deal>] is spelt|spelled wrong|incorrectly it|it's|should [should|is] [be] {text}
            {subject} <field> should|is be|actually|really {text}
            {subject} <field> [number|address] needs|ought to be|read|change [changed|updated|amended|corrected] [to] {text}
            {subject} <field> [number|address] [has] [been] changed to {text}
            correct|correction|fix|edit|amend : <field> [is|should|to] [be] {text}
            <change> <field> : it's|is|should|it [be|is|was|should] [be] {text}
            <change> <field> it's|it [is|should] [be] {text}
            <change> it|that to {text}
            <field> [number|address] for|of|on {subject} [<deal>] is|was wrong|incorrect|off|misspelled|misspelt it's|its|should|is|it [should] [be|is] {text}
            {subject} <field> [number|address] is|was wrong|incorrect|off|misspelled|misspelt it's|its|should|is|it [should] [be|is] {text}
            ^ actually|no|sorry <field> is|was {text}
            ^ edit|amend $
            ^ edit|amend {subject}
            edit [the] {subject} <deal>
            edit [the] [last|my|that] <deal>
            change|correct|fix [the] [last|my|that|previous] <deal>
            rename {subject} to|as|: {text}
            """);
        Statement("""
            {subject} <detail> [number|address] [is|was] [now] : {text}
            {subject} <detail> [number|address] is [now] {text}
            ^ her|his|their|the <detail> [number|address] is [now] {text}
            ^ <detail> [number|address] for|of {subject} is [now] {text}
            ^ [the] source|referrer|introducer is|was {text}
            """);
        Detail("""
            on|for|of {subject} <deal>
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var text = slots.Texts.Text(Slot.Text, isWholeSentence: true);
        var field = slots.Concepts.FirstWord(Grammar.Concepts.Field);
        if (field == "value" && text is not null && !slots.Said.Any("change", "correct", "correction", "edit", "fix", "amend", "should"))
        {
            // "update the value to 60k" tells of the deal, not of a slip.
            return null;
        }

        if (slots.Main.Pattern.Strength == Strength.Statement && !IsValue(field, text, slots))
        {
            return null;
        }

        return new Frame { Intent = Intent.Edit, Subject = slots.Parties.Name(Slot.Subject), Field = field, Text = text };
    }

    /// <summary>"Kim's company is doing well" corrects nothing: what is told has to look like what the field holds.</summary>
    private static bool IsValue(string? field, string? text, SlotReader slots) => text is not null && field switch
    {
        "email" => text.Contains('@', StringComparison.Ordinal),
        "phone" => text.Count(char.IsAsciiDigit) >= FewestDigits,
        "title" => slots.Texts.IsTitle(Slot.Text),
        "company" or "source" => !char.IsLower(text[0]) && !slots.Said.Word("prospect"),
        _ => false,
    };
}
