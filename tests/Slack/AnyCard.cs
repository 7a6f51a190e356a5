using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Slack;

/// <summary>Makes cards and forms of every shape, with the texts that do harm elsewhere.</summary>
internal static class AnyCard
{
    private static readonly string[] Nasty =
    [
        "<!channel>", "<@U0ALICE001>", "<https://evil.example|Globex>", "&lt;!here&gt;", "*bold* _it_ ~s~ `c`", ":fire:", "a & b", "👩‍👩‍👧‍👦", "مرحبا",
        "\u200b", "", " ", "\n", "line\nline", "\u202eevil", "\ud83d", "\"\\", "@here", "#general", "http://a.example",
    ];

    public static Gen<string> Text { get; } = Gen.Frequency(
        (6, Gen.Elements(Nasty)),
        (4, ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "")),
        (1, from piece in Gen.Elements(Nasty) from count in Gen.Choose(50, 400) select string.Concat(Enumerable.Repeat(piece + "word ", count))));

    public static Gen<Reply> Reply { get; } =
        from text in Text
        from card in Gen.Frequency((1, Gen.Constant<AdaptiveCard?>(null)), (6, Card().Select(card => (AdaptiveCard?)card)))
        select new Reply { Text = "." + text, Card = card };

    public static Gen<Form> Form { get; } =
        from title in Text
        from body in List(Gen.OneOf(Element(1), Input), 0, 30)
        from submit in Execute
        select new Form("." + title, [new InputText("first", "First"), .. body], submit with { Title = "." + submit.Title });

    private static Gen<string> Id => Gen.Elements("prospect", "source", "notes", "day", "stage");

    private static Gen<ActionExecute> Execute =>
        from title in Text
        from verb in Gen.Elements("a.b", "referral.thanked", "")
        from data in Text
        select new ActionExecute(title, verb, new Dictionary<string, string> { ["id"] = data });

    private static Gen<CardAction> Action => Gen.OneOf(
        Execute.Select(action => (CardAction)action),
        from title in Text from url in Gen.Elements("https://a.example/x?y=1&z=<b>", "http://a.example", "javascript:alert(1)", "") select (CardAction)new ActionOpenUrl(title, url));

    private static Gen<CardElement> Input => Gen.OneOf(
        from id in Id
        from label in Text
        from value in Text
        from most in Gen.Choose(-1, 5000)
        select (CardElement)new InputText(id, label) { Value = value, MaxLength = most, Placeholder = value, IsMultiline = most % 2 == 0 },
        from id in Id from label in Text from value in Gen.Elements("2026-12-01", "tomorrow", "2026-13-01", null) select (CardElement)new InputDate(id, label) { Value = value },
        from id in Id from label in Text from value in Gen.Elements("15:00", "25:00", "3pm", null) select (CardElement)new InputTime(id, label) { Value = value },
        from id in Id
        from label in Text
        from choices in List(from title in Text from value in Text select new Choice(title, value), 0, 120)
        select (CardElement)new InputChoiceSet(id, label, choices) { Value = choices.Count > 0 ? choices[^1].Value : null });

    private static Gen<AdaptiveCard> Card() =>
        from fallback in Text
        from body in List(Element(2), 0, 80)
        from actions in List(Action, 0, 40)
        select new AdaptiveCard { FallbackText = fallback, Body = body, Actions = actions };

    private static Gen<CardElement> Element(int depth)
    {
        var plain = new List<Gen<CardElement>>
        {
            from text in Text
            from size in Gen.Elements(TextSize.Default, TextSize.Small, TextSize.Large)
            from bold in ArbMap.Default.GeneratorFor<bool>()
            from subtle in ArbMap.Default.GeneratorFor<bool>()
            from separator in ArbMap.Default.GeneratorFor<bool>()
            select (CardElement)new TextBlock(text) { Size = size, IsBold = bold, IsSubtle = subtle, Separator = separator },
            List(from text in Text from bold in ArbMap.Default.GeneratorFor<bool>() select new TextRun(text, bold, !bold), 0, 5).Select(runs => (CardElement)new RichTextBlock(runs)),
            List(from title in Text from value in Text select new Fact(title, value), 0, 6).Select(facts => (CardElement)new FactSet(facts)),
            from title in Text
            from bars in List(from label in Text from value in Gen.Elements(-1m, 0m, 0.5m, 7m, decimal.MaxValue) from shown in Text select new ChartBar(label, value, shown), 0, 12)
            select (CardElement)new ChartHorizontalBar(title, bars),
            List(Action, 0, 30).Select(actions => (CardElement)new ActionSet(actions)),
            Input,
        };
        if (depth > 0)
        {
            plain.Add(from items in List(Element(depth - 1), 0, 5) from stands in ArbMap.Default.GeneratorFor<bool>() select (CardElement)new Container(items) { IsEmphasised = stands });
            plain.Add(List(List(Element(depth - 1), 0, 2).Select(items => new Column(items)), 0, 2).Select(columns => (CardElement)new ColumnSet(columns)));
        }

        return Gen.OneOf(plain);
    }

    private static Gen<IReadOnlyList<T>> List<T>(Gen<T> item, int least, int most) =>
        from count in Gen.Choose(least, most)
        from items in item.ListOf(count)
        select (IReadOnlyList<T>)[.. items];
}
