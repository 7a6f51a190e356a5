using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Teams;

/// <summary>One reply of each kind, with every element of the card model.</summary>
internal static class SampleReplies
{
    private static readonly Dictionary<string, string> Data = new() { ["id"] = "r1", ["token"] = "t-1" };

    public static Reply Text { get; } = new() { Text = "Saved *Dana* & Kim\n- as a lead" };

    public static Reply Card { get; } = new()
    {
        Text = "Referral from Kim Lee: Dana Fox",
        Card = new AdaptiveCard
        {
            FallbackText = "Referral from Kim Lee: Dana Fox",
            Body =
            [
                new TextBlock("Dana Fox, VP Sales, Globex") { Size = TextSize.Large, IsBold = true },
                new RichTextBlock([new TextRun("From "), new TextRun("Kim *Lee*", IsBold: true), new TextRun(" (Acme)", IsItalic: true)]),
                new FactSet([new Fact("Introduced", "by email, _today_"), new Fact("Contact by", "tomorrow, Tue 24 Nov")]) { Separator = true },
                new ColumnSet(
                [
                    new Column([new TextBlock("Counts toward your month")]) { Stretches = true },
                    new Column([new TextBlock("3 of 5") { IsSubtle = true }]),
                ]),
                new Container([new TextBlock("A two-line note to Kim today goes a long way.") { Size = TextSize.Small }, new ActionSet([new ActionExecute("Show me words", "words.show", Data)])]) { IsEmphasised = true },
            ],
            Actions =
            [
                new ActionExecute("Thanked Kim", "referral.thanked", Data),
                new ActionExecute("Contacted Dana", "referral.contacted", Data),
                new ActionOpenUrl("Open the page", "https://example.com/"),
            ],
        },
    };

    public static Reply Chart { get; } = new()
    {
        Text = "Referrals in November",
        Card = new AdaptiveCard
        {
            FallbackText = "Referrals in November: Maria 7, Tom 5, Raj *R* 1",
            Body = [new ChartHorizontalBar("Referrals in November", [new ChartBar("Maria", 7, "7"), new ChartBar("Tom", 5, "5"), new ChartBar("Raj *R*", 0.5m, "half")])],
        },
    };

    public static Reply ManyActions { get; } = new()
    {
        Text = "Which Kim?",
        Card = new AdaptiveCard
        {
            FallbackText = "Which Kim?",
            Body = [new TextBlock("Which Kim?")],
            Actions = [.. Enumerable.Range(1, 8).Select(i => new ActionExecute($"Choose Kim {i}", "contact.choose", Data))],
        },
    };

    public static Reply Form { get; } = new()
    {
        Text = "Edit Dana Fox",
        Form = new Form(
            "Edit referral",
            [
                new TextBlock("What changed?"),
                new InputText("name", "Name") { Value = "Dana", IsRequired = true, ErrorMessage = "Who was referred?", MaxLength = 100 },
                new InputText("need", "Need") { IsMultiline = true, Placeholder = "What they look for" },
                new InputDate("day", "Follow up on") { Value = "2026-11-24" },
                new InputTime("time", "At") { Value = "15:00" },
                new InputChoiceSet("how", "Introduced", [new Choice("By email", "email"), new Choice("In person", "person")]) { Value = "email" },
            ],
            new ActionExecute("Save changes", "referral.save", Data))
        {
            Cancel = new ActionExecute("Cancel", "referral.cancel", Data),
        },
    };

    public static Reply FormWithErrors { get; } = Form with
    {
        Text = "Two things need another look.",
        FormErrors = new Dictionary<string, string> { ["name"] = "Give a first and last name.", ["day"] = "That day is past." },
    };

    public static Reply TooLong { get; } = new()
    {
        Text = "Everything",
        Card = new AdaptiveCard { FallbackText = "Everything", Body = [.. Enumerable.Range(1, 400).Select(i => new TextBlock($"{i}: {new string('ß', 300)}"))] },
    };
}
