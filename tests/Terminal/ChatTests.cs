using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ReferralBot.Bot.Terminal;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Terminal;

public sealed class ChatTests
{
    private static readonly AdaptiveCard Card = new()
    {
        FallbackText = "Dana Fox, VP Sales, Globex. From Kim Lee (Acme).",
        Body =
        [
            new TextBlock("Dana Fox, VP Sales, Globex") { IsBold = true },
            new FactSet([new Fact("From", "Kim Lee (Acme)"), new Fact("Introduced", "by email, today")]),
            new ColumnSet([new Column([new TextBlock("This month")]), new Column([new TextBlock("3 of 5")]) { Stretches = true }]),
            new RichTextBlock([new TextRun("Note: ", IsBold: true), new TextRun("met at the fair")]) { Separator = true },
            new ActionSet([new ActionExecute("Show words", "thanks.words", ImmutableDictionary<string, string>.Empty)]),
        ],
        Actions =
        [
            new ActionExecute("Thanked Kim", "referral.thanked", new Dictionary<string, string> { ["id"] = "r1" }),
            new ActionExecute("Contacted Dana", "referral.contacted", new Dictionary<string, string> { ["id"] = "r1" }),
            new ActionExecute("Edit the whole referral", "referral.edit", new Dictionary<string, string> { ["id"] = "r1" }),
            new ActionOpenUrl("Open Globex", "https://globex.example/"),
        ],
    };

    private static readonly Form EditForm = new(
        "Edit referral",
        [
            new TextBlock("Change what you like."),
            new InputText("name", "Name") { Value = "Dana Fox", IsRequired = true, ErrorMessage = "Who was referred?" },
            new InputText("company", "Company") { Value = "Globex" },
            new InputChoiceSet("how", "Introduced", [new Choice("By email", "email"), new Choice("In person", "inPerson")]) { Value = "email" },
            new InputDate("day", "Next step on"),
            new InputTime("time", "At"),
        ],
        new ActionExecute("Save", "referral.save", new Dictionary<string, string> { ["id"] = "r1" }));

    [Fact]
    public async Task ATranscriptReadsWell()
    {
        var bot = ScriptedBot.Replies(turn => turn.Content is Said { Text: "log referral from Kim" }
            ? new Reply { Text = "Nice. Who did Kim Lee (Acme) introduce you to? A name and company is plenty." }
            : new Reply { Text = "Saved.", Card = Card });

        Assert.Equal(
            """
            > log referral from Kim
            Nice. Who did Kim Lee (Acme) introduce you to? A name and company is plenty.

            > dana fox, vp sales at globex
            ╭──────────────────────────────────────────────────────────────────╮
            │ Dana Fox, VP Sales, Globex                                       │
            │ From        Kim Lee (Acme)                                       │
            │ Introduced  by email, today                                      │
            │ This month  3 of 5                                               │
            │                                                                  │
            │ Note: met at the fair                                            │
            │ [1] Show words                                                   │
            │                                                                  │
            │ [2] Thanked Kim  [3] Contacted Dana  [4] Edit the whole referral │
            │ [5] Open Globex (https://globex.example/)                        │
            ╰──────────────────────────────────────────────────────────────────╯


            """,
            await bot.Chat("log referral from Kim", "dana fox, vp sales at globex"));
    }

    [Fact]
    public async Task AChartIsDrawnWithCharacters()
    {
        var bot = ScriptedBot.Replies(_ => new Reply
        {
            Text = "Referrals in November",
            Card = new AdaptiveCard
            {
                FallbackText = "Referrals in November",
                Body = [new ChartHorizontalBar("Referrals in November", [new ChartBar("Maria", 45_000, "$45,000"), new ChartBar("Tom", 1, "$1"), new ChartBar("Raj", 0, "$0")])],
            },
        });

        Assert.Equal(
            """
            > leaderboard
            ╭───────────────────────────╮
            │ Referrals in November     │
            │ Maria  ▇▇▇▇▇▇▇▇▇▇ $45,000 │
            │ Tom    ▇▁▁▁▁▁▁▁▁▁ $1      │
            │ Raj    ▁▁▁▁▁▁▁▁▁▁ $0      │
            ╰───────────────────────────╯


            """,
            await bot.Chat("leaderboard"));
    }

    [Fact]
    public async Task ALineBecomesATurnOfTheMember()
    {
        var bot = new ScriptedBot(_ => []);

        await bot.Chat("help", "/as Kim Lee manager", "status");

        Assert.Equal(
            [
                new Turn
                {
                    Id = "",
                    Workspace = "terminal-local",
                    From = new Sender("maria", "Maria", TimeZone: "UTC", IsGuest: false),
                    In = new Place { Channel = "terminal", ConversationId = "dm:maria", Kind = PlaceKind.Personal, MemberId = "maria" },
                    Content = new Said("help"),
                    At = Instant.FromUtc(2026, 11, 23, 9, 0),
                },
                new Turn
                {
                    Id = "",
                    Workspace = "terminal-local",
                    From = new Sender("kim-lee", "Kim Lee", TimeZone: "UTC", IsAdmin: true, IsGuest: false),
                    In = new Place { Channel = "terminal", ConversationId = "dm:kim-lee", Kind = PlaceKind.Personal, MemberId = "kim-lee" },
                    Content = new Said("status"),
                    At = Instant.FromUtc(2026, 11, 23, 9, 0),
                },
            ],
            bot.Turns.Select(turn => turn with { Id = "" }));
        Assert.Equal(2, bot.Turns.Select(turn => turn.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("@bot my referrals", "my referrals")]
    [InlineData("@ReferralBot, my referrals", "my referrals")]
    [InlineData("@botany my referrals", "@botany my referrals")]
    [InlineData("ask @bot", "ask @bot")]
    public async Task TheBotsMentionIsTakenOut(string typed, string said)
    {
        var bot = new ScriptedBot(_ => []);
        await bot.Chat("/in #sales", typed);
        Assert.Equal(new Said(said), Assert.Single(bot.Turns).Content);
    }

    [Fact]
    public async Task ANumberPressesThatButtonOfTheLastCard()
    {
        var bot = ScriptedBot.Replies(turn => turn.Content is Pressed pressed
            ? new Reply { Text = $"{pressed.Verb} {pressed.Data["id"]} on {pressed.CardAddress}" }
            : new Reply { Text = "Saved.", Card = Card });

        var seen = await bot.Chat("log it", "3", "6", "5");

        Assert.EndsWith(
            """
            > 3
            [Contacted Dana]
            referral.contacted r1 on 1

            > 6
            ╭────
            """,
            seen[..(seen.IndexOf("> 6\n╭────", StringComparison.Ordinal) + "> 6\n╭────".Length)]);
        Assert.EndsWith("> 5\n[Open Globex]\nhttps://globex.example/\n", seen);
        Assert.Equal(["log it", "referral.contacted", "6"], bot.Turns.Select(turn => turn.Content is Said said ? said.Text : ((Pressed)turn.Content).Verb));
    }

    [Fact]
    public async Task TheButtonsOfOneAnswerAreCountedThrough()
    {
        var small = new AdaptiveCard { FallbackText = "a", Body = [new TextBlock("a")], Actions = [new ActionExecute("First", "first", ImmutableDictionary<string, string>.Empty)] };
        var bot = new ScriptedBot(turn => turn.Content is Said
            ?
            [
                ScriptedBot.To(turn, new Reply { Text = "a", Card = small }),
                ScriptedBot.To(turn, new Reply { Text = "b", Card = small with { Actions = [new ActionExecute("Second", "second", ImmutableDictionary<string, string>.Empty)] } }, "2"),
            ]
            : []);

        Assert.Equal(
            """
            > show
            ╭───────────╮
            │ a         │
            │           │
            │ [1] First │
            ╰───────────╯

            ╭────────────╮
            │ a          │
            │            │
            │ [2] Second │
            ╰────────────╯

            > 2
            [Second]
            > 1
            [First]

            """,
            await bot.Chat("show", "2", "1"));
        Assert.Equal(["second 2", "first 1"], bot.Turns.Select(turn => turn.Content).OfType<Pressed>().Select(pressed => $"{pressed.Verb} {pressed.CardAddress}"));
    }

    [Fact]
    public async Task AFormIsAskedLineByLineAndItsMistakesAgain()
    {
        var bot = ScriptedBot.Replies(turn => turn.Content switch
        {
            Said => new Reply { Text = "Edit Dana Fox", Form = EditForm },
            Pressed { Inputs: var inputs } when inputs["company"] == "?" => new Reply
            {
                Text = "One thing is not right.",
                Form = EditForm with { Body = [.. EditForm.Body.Select(field => field is InputElement input ? input with { Value = inputs[input.Id] } : field)] },
                FormErrors = new Dictionary<string, string> { ["company"] = "That is no company." },
            },
            _ => new Reply { Text = "Saved." },
        });

        Assert.Equal(
            """
            > edit
            Edit Dana Fox

            Edit referral
            Change what you like.
            Enter keeps what is in brackets, - empties it, /cancel leaves.
            Name [Dana Fox]: -
            Who was referred?
            Name [Dana Fox]: Dana Foxe
            Company [Globex]: ?
              1 By email
              2 In person
            Introduced [By email]: 3
            Please choose a number from 1 to 2.
            Introduced [By email]: 2
            Next step on: tomorrow
            Please write the day as 2026-12-01.
            Next step on: 2026-12-01
            At: 9:30
            One thing is not right.

            Enter keeps what is in brackets, - empties it, /cancel leaves.
            That is no company.
            Company [?]: Globex Ltd
            Saved.


            """,
            await bot.Chat("edit", "-", "Dana Foxe", "?", "3", "2", "tomorrow", "2026-12-01", "9:30", "Globex Ltd"));
        var filled = bot.Turns.Select(turn => turn.Content).OfType<Pressed>().ToList();
        Assert.Equal(2, filled.Count);
        Assert.Equal(("referral.save", "r1", "1"), (filled[0].Verb, filled[0].Data["id"], filled[0].CardAddress));
        Assert.Equal(
            new Dictionary<string, string> { ["name"] = "Dana Foxe", ["company"] = "?", ["how"] = "inPerson", ["day"] = "2026-12-01", ["time"] = "09:30" },
            filled[0].Inputs);
        Assert.Equal("Dana Foxe, Globex Ltd, inPerson", $"{filled[1].Inputs["name"]}, {filled[1].Inputs["company"]}, {filled[1].Inputs["how"]}");
    }

    [Fact]
    public async Task AFormCanBeLeft()
    {
        var bot = ScriptedBot.Replies(_ => new Reply { Text = "Edit Dana Fox", Form = EditForm });

        Assert.EndsWith("Name [Dana Fox]: /cancel\nLeft as it was.\n", await bot.Chat("edit", "/cancel"));
        Assert.Single(bot.Turns);
    }

    [Fact]
    public async Task WhispersAndMessagesElsewhereSayWhoSeesThem()
    {
        var kim = Seat.PersonalPlaceOf("kim");
        var bot = new ScriptedBot(turn =>
        [
            ScriptedBot.To(turn, new Reply { Text = "Secret." }),
            ScriptedBot.To(turn, new Reply { Text = "For all.", IsPublic = true }),
            ScriptedBot.To(turn, new Reply { Text = "For you." }) with { To = Seat.PersonalPlaceOf("maria"), WhisperTo = null },
            ScriptedBot.To(turn, new Reply { Text = "For Kim." }) with { To = kim with { ConversationId = null }, WhisperTo = null },
            ScriptedBot.To(turn, new Reply { Text = "For Kim there." }) with { WhisperTo = "kim" },
        ]);

        Assert.Equal(
            """
            > /in #sales
            You are in #sales. Others read along.
            > hello
            (only you see this)
            Secret.

            For all.

            In your personal chat:
            For you.

            To kim:
            For Kim.

            (only kim sees this)
            For Kim there.

            > /dm
            You are in your personal chat.

            """,
            await bot.Chat("/in #sales", "hello", "/dm"));
        Assert.Equal(new Place { Channel = "terminal", ConversationId = "#sales", Kind = PlaceKind.Channel, Name = "sales" }, bot.Turns[0].In);
        Assert.Equal(new SendResult.Sent("1", kim), bot.Results[3]);
    }

    [Fact]
    public async Task TimeMovesOnAndBringsWhatIsDue()
    {
        var bot = new ScriptedBot(_ => []);
        await using var timer = bot.Clock.CreateTimer(
            _ => bot.Push(new OutgoingMessage { Id = "9", Workspace = "w", To = Seat.PersonalPlaceOf("maria"), Reply = new Reply { Text = "Thank Kim Lee today." } }),
            null, TimeSpan.FromHours(30), Timeout.InfiniteTimeSpan);

        Assert.Equal(
            """
            > /time
            It is Mon 23 Nov 2026, 09:00 here.
            > /time +1d
            It is Tue 24 Nov 2026, 09:00 here.
            > /time 2026-12-01T09:00
            It is Tue 1 Dec 2026, 09:00 here.
            Thank Kim Lee today.

            > /time 2026-11-01T09:00
            Time only runs forward here. A new chat starts at the present.
            > /time soon
            I can't read that time. Examples: /time +2d, /time +3h, /time 2026-12-01T09:00.

            """,
            await bot.Chat("/time", "/time +1d", "/time 2026-12-01T09:00", "/time 2026-11-01T09:00", "/time soon"));
    }

    [Fact]
    public async Task ShowsTheWireFormOfTheLastReply()
    {
        var bot = ScriptedBot.Replies(_ => new Reply { Text = "Hello" });
        bot.Views.AddRange([new UpperCaseView("teams"), new UpperCaseView("slack")]);

        Assert.Equal(
            """
            > /show teams
            There is no reply to show yet.
            > hi
            Hello

            > /show teams
            teams: HELLO
            > /show fax
            Which form of it? There is: /show teams, /show slack.

            """,
            await bot.Chat("/show teams", "hi", "/show teams", "/show fax"));
    }

    [Fact]
    public async Task OtherCommandsAreAnsweredHere()
    {
        var bot = new ScriptedBot(_ => []);

        Assert.Equal(
            $"""
            > /as
            Whose place do you take? For example /as kim, or /as kim manager.
            > /as manager
            You are manager, a manager.
            > /in
            Which channel? For example /in #sales.
            > /frobnicate now
            There is no /frobnicate here. /help shows what there is.
            > /help
            {TerminalWords.Help}
            > /quit

            """,
            await bot.Chat("/as", "/as manager", "/in", "/frobnicate now", "/help", "/quit", "never read"));
        Assert.Empty(bot.Turns);
    }

    [Fact]
    public async Task SaysSoWhenNothingCouldBeStored()
    {
        var bot = new ScriptedBot(_ => []) { StoreIsDown = true };

        Assert.Equal($"> log referral from Kim\n{ChannelWords.NothingSaved}\n", await bot.Chat("log referral from Kim"));
    }

    [Fact]
    public async Task EscapeSequencesAndDirectionMarksDoNotPass()
    {
        var bot = ScriptedBot.Replies(turn => new Reply { Text = $"You said {((Said)turn.Content).Text}" });

        Assert.Equal(
            "> \uFFFD[31mred abc\uFFFD\nYou said \uFFFD[31mred abc\uFFFD\n\n",
            await bot.Chat("\u001B[31mred \u202Eabc\u009B\u200B"));
        Assert.Equal("\u001B[31mred \u202Eabc\u009B\u200B", ((Said)bot.Turns[0].Content).Text);
    }

    [Fact]
    public async Task APersonWhoTypesIsGreetedAndPrompted()
    {
        var bot = ScriptedBot.Replies(_ => new Reply { Text = "Hello." }, isTyped: true);

        Assert.Equal(
            """
            You are Maria. Say help to see what the bot can do, /help for this window's own commands.
            Maria> Hello.

            Maria> You are in #sales. Others read along.
            Maria #sales> 
            """,
            await bot.Chat("hi", "/in sales"));
    }

    [Fact]
    public void AnyLinesAreTaken()
    {
        Prop.ForAll<NonNull<string>[]>(lines =>
        {
            var bot = ScriptedBot.Replies(turn => turn.Content is Said { Text: var text }
                ? new Reply { Text = text, Card = Card with { Body = [new TextBlock(text), new FactSet([new Fact(text, text)])] } }
                : new Reply { Text = "pressed" });
            var seen = bot.Chat([.. lines.Select(line => line.Get)]).GetAwaiter().GetResult();
            return !seen.Any(character => char.IsControl(character) && character != '\n');
        }).QuickCheckThrowOnFailure();
    }

    private sealed class UpperCaseView(string name) : IWireView
    {
        public string Name => name;

        public string Show(Reply reply) => $"{name}: {reply.Text.ToUpperInvariant()}";
    }
}
