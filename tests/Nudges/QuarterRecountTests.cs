using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Nudges;

/// <summary>
/// A quarter of a team, said and pressed by chance, with everything that takes back what was counted: undo, edits, deletion,
/// hand-overs, erased contacts; and with messages and presses that the platform delivers more than once.
/// </summary>
public sealed class QuarterRecountTests
{
    private const int Weeks = 13;
    private const int TurnsInWeek = 30;
    private static readonly Sender Olga = NudgedTeam.Member("Olga", isAdmin: true);
    private static readonly Sender[] Reps = [NudgedTeam.Member("Maria"), NudgedTeam.Member("Tom"), NudgedTeam.Member("Raj")];
    private static readonly string[] Heads = ["Nor", "Con", "Fab", "Tail", "Lit", "Pro", "Ada", "Wing", "Luc", "Wood", "Tre", "Glo", "Umb", "Vand"];
    private static readonly string[] Tails = ["wind", "toso", "rikam", "spin", "ware", "seware", "tum", "tip", "erne", "grove", "bex", "rella", "elay", "mark"];
    private static readonly string[] Sources = ["Kim Lee at Acme", "Ann Ruiz at Hooli", "Priya Nair at Tata", "Hugh Hale at Tenby", "Ruth Abel at Sirius"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task CountersAndRecordsAgreeAfterAQuarter(int seed)
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        var quarter = new Quarter(team, new Random(seed));
        await quarter.BeginAsync();
        for (int week = 0; week < Weeks; week++)
        {
            for (int turn = 0; turn < TurnsInWeek; turn++)
            {
                await quarter.TakeTurnAsync();
            }

            Assert.Equal([], await team.RecountAsync());
            await team.LiveUntilAsync(new LocalDateTime(2026, 11, 23, 8, 0).PlusWeeks(week + 1).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
            Assert.Equal([], await team.RecountAsync());
        }

        // All of it happened, and something is left to count.
        Assert.Equal(["Changed", "Deleted", "Erasing", "Handing", "Logged", "Saved", "Taking it back", "Undone"], quarter.Heard.Order(StringComparer.Ordinal));
        FigureSet figures = await team.ReadAsync(async workspace =>
            (await FigureSheet.ReadAsync(new Reading(workspace), new DateInterval(new LocalDate(2026, 11, 1), new LocalDate(2027, 3, 31)), new LocalDate(2027, 3, 31), null, CancellationToken.None)).Total());
        Assert.All(
            Enum.GetValues<Figure>().Where(figure => figure is not (Figure.Revenue or Figure.ReceivedFromClient or Figure.CheckedIn)),
            figure => Assert.True(figures[figure] > 0, $"{figure} was never counted."));
        Assert.NotEmpty(figures.Revenue);
    }

    /// <summary>What members say and press.</summary>
    private sealed class Quarter(NudgedTeam team, Random random)
    {
        private static readonly string[] Beginnings = ["Changed", "Deleted", "Erasing", "Handing", "Logged", "Taking it back", "Undone"];
        private readonly List<(string Prospect, string Company, Sender Rep)> logged = [];
        private readonly Dictionary<string, Reply> cards = new(StringComparer.Ordinal);
        private string? lastLog;

        /// <summary>With what words answers began.</summary>
        public HashSet<string> Heard { get; } = new(StringComparer.Ordinal);

        public async Task BeginAsync()
        {
            foreach (Sender member in (Sender[])[Olga, .. Reps])
            {
                await team.JoinAsync(member);
            }
        }

        public async Task TakeTurnAsync()
        {
            team.Deliveries = random.Next(4) == 0 ? random.Next(2, 4) : 1;
            Sender rep = Reps[random.Next(Reps.Length)];
            string source = Sources[random.Next(Sources.Length)];
            int what = logged.Count == 0 ? 0 : random.Next(26);
            (string prospect, string company, Sender owner) = logged.Count == 0 ? ("", "", rep) : logged[random.Next(Math.Max(0, logged.Count - 12), logged.Count)];
            string other = Reps[random.Next(Reps.Length)].Name!;
            await (what switch
            {
                <= 5 => LogAsync(rep, source),
                <= 7 => SayAsync(owner, $"contacted {prospect}"),
                8 => SayAsync(owner, $"{company} meeting Friday 3pm"),
                <= 10 => SayAsync(owner, $"{company} closed for {random.Next(10, 90)}k"),
                11 => SayAsync(owner, $"we lost {company}"),
                12 => SayAsync(owner, $"{company} is open again"),
                <= 14 => SayAsync(rep, $"thanked {source.Split(' ')[0]} by note"),
                15 => SayAsync(rep, "undo"),
                16 => PressAsync(owner, "Undo"),
                17 => SayAsync(owner, $"change the value of {company} to {random.Next(10, 90)}k"),
                18 => EditAsync(owner),
                19 => SayAsync(owner, $"delete the {company} referral"),
                20 => SayAsync(Olga, $"give {company} to {other}"),
                21 => HandOverAsync(rep.Name!, other),
                22 => RewordAsync(rep),
                23 => SayAsync(rep, $"asked {source} for a referral, they said later"),
                24 => SayAsync(rep, $"I introduced {source} to {prospect} at {company}"),
                _ => random.Next(3) == 0 ? ForgetAsync(prospect) : SayAsync(rep, $"called {source.Split(" at ")[0]} today"),
            });
            team.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 120)));
        }

        private Task LogAsync(Sender rep, string source)
        {
            int number = logged.Count;
            string company = Heads[number % Heads.Length] + Tails[number / Heads.Length % Tails.Length];
            string prospect = $"Dana {company}sen";
            logged.Add((prospect, company, rep));
            return SayAsync(rep, lastLog = $"{source} introduced me to {prospect} at {company}, by email");
        }

        /// <summary>The sender edits the message that they sent last, where that logged a referral.</summary>
        private async Task RewordAsync(Sender rep)
        {
            await LogAsync(rep, Sources[random.Next(Sources.Length)]);
            await NoteAsync(rep, await team.TakeAsync(rep, new Said(lastLog!.Replace("Dana", "Dora", StringComparison.Ordinal)) { Edits = team.LastTurn }));
        }

        private async Task EditAsync(Sender rep)
        {
            if (cards.GetValueOrDefault(rep.Id + "Edit") is { } card && (await team.PressAsync(rep, card, "Edit")).FirstOrDefault(reply => reply.Form is not null) is { } form)
            {
                IReadOnlyList<Reply> saved = await team.PressAsync(
                    rep,
                    form,
                    "Save",
                    [.. form.Form!.Body.OfType<ReferralBot.Dialogs.Cards.InputElement>().Where(input => input.Value is not null && input.Id != "value").Select(input => (input.Id, input.Value!)), ("value", $"{random.Next(10, 90)}k")]);
                await NoteAsync(rep, saved);
                if (saved.Any(reply => reply.Text.StartsWith("Changed", StringComparison.Ordinal)))
                {
                    Heard.Add("Saved");
                }
            }
        }

        private async Task HandOverAsync(string from, string to)
        {
            await SayAsync(Olga, $"move {from}'s referrals to {to}");
            await team.Bot.KeepAppointmentsAsync();
            if (random.Next(2) == 0)
            {
                await PressAsync(Olga, "Undo");
                await team.Bot.KeepAppointmentsAsync();
            }
        }

        private async Task ForgetAsync(string prospect)
        {
            await SayAsync(Olga, $"forget {prospect}");
            await PressAsync(Olga, "Erase for good");
            await team.Bot.KeepAppointmentsAsync();
            await NoteAsync(Olga, [.. team.Channel.TakeSent().Select(message => message.Reply)]);
        }

        private async Task SayAsync(Sender member, string text) => await NoteAsync(member, await team.SayAsync(member, text));

        /// <summary>Presses the newest button of a title that the member was shown.</summary>
        private async Task PressAsync(Sender member, string title)
        {
            if (cards.Remove(member.Id + title, out Reply? card))
            {
                await NoteAsync(member, await team.PressAsync(member, card, title));
            }
        }

        private Task NoteAsync(Sender member, IReadOnlyList<Reply> replies)
        {
            foreach (Reply reply in replies)
            {
                Heard.UnionWith(Beginnings.Where(words => reply.Text.StartsWith(words, StringComparison.Ordinal)));
                foreach (ReferralBot.Dialogs.Cards.ActionExecute button in NudgedTeam.ButtonsOf(reply))
                {
                    cards[member.Id + button.Title] = reply;
                }
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Reading(Workspace workspace) : WorkContext(workspace, Instant.FromUtc(2027, 3, 31, 12, 0));
}
