using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>
/// Fills a store with the referrals of teams over two years, through the stores of the domain, so that every row is there
/// that the bot would have written (<see cref="GeneratorCheck"/>). The same seed gives the same people.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="now">When the two years end.</param>
/// <param name="seed">What chance starts from.</param>
internal sealed class ReferralGenerator(ITableStore store, Instant now, int seed)
{
    /// <summary>Members of each team.</summary>
    public const int Members = 50;

    private const int Days = 730;
    private const int OpenOfMember = 8;
    private const int DaysBetweenOpen = 7;
    private const int ReferralsOfSource = 5;
    private const int TeamsAtOnce = 2;
    private static readonly string[] FirstNames = ["Dana", "Ines", "Tom", "Lena", "Omar", "Ruth", "Sam", "Yuki", "Nora", "Paul", "Zoe", "Karl", "Mona", "Jack", "Eva", "Hugo"];
    private static readonly Stage[] Ends = [Stage.Won, Stage.Lost, Stage.Declined];
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Speaker.Zone];

    /// <summary>The company of a prospect of a team.</summary>
    public static string Company(int number) => $"{Load.MessageMix.Surname(number)} Works";

    /// <summary>Fills teams.</summary>
    /// <param name="teams">The referrals of each, by the team's workspace.</param>
    public Task FillAsync(IReadOnlyDictionary<string, int> teams) =>
        Parallel.ForEachAsync(teams, new ParallelOptions { MaxDegreeOfParallelism = TeamsAtOnce }, async (team, _) => await FillAsync(team.Key, team.Value));

    /// <summary>Members in turn, who greet the bot, and then get their referrals: those that have ended, and as many open ones of the same age in every team.</summary>
    private async Task FillAsync(string team, int referrals)
    {
        var random = new Random(team.Aggregate(seed, (number, letter) => unchecked((number * 31) + letter)));
        var speaker = new Speaker(store, team);
        var bulk = new BulkStore(store);
        var ofMember = referrals / Members;
        for (var member = 0; member < Members; member++)
        {
            await speaker.SayAsync(member, "hi", now);
            var workspace = new Workspace(bulk, team);
            var writer = new Writer(workspace, random, Speaker.Id(member), new Contact[Math.Max(1, ofMember / ReferralsOfSource)]);
            var ended = ofMember - OpenOfMember;
            for (var i = 0; i < ofMember; i++)
            {
                var age = i < ended ? Duration.FromDays(1) + Duration.FromMinutes((Days - 1) * 1440L * (ended - i) / ended) : Duration.FromDays(DaysBetweenOpen * (ofMember - i));
                writer.Add((member * ofMember) + i, now - age, isOpen: i >= ended);
            }

            await workspace.CommitAsync(CancellationToken.None);
        }

        await bulk.FinishAsync();
    }

    /// <summary>Writes what the bot has of one member in the end.</summary>
    private sealed class Writer(Workspace workspace, Random random, string member, Contact[] sources)
    {
        private readonly ContactStore contacts = new(workspace);
        private readonly ReferralStore referrals = new(workspace);
        private readonly ContactEventStore events = new(workspace);

        /// <summary>Adds a referral: open ones as they are logged; others thanked, contacted, ended, told, and the prospect asked, each an hour after the other.</summary>
        public void Add(int number, Instant at, bool isOpen)
        {
            var day = Day(at);
            Instant[] hours = [.. Enumerable.Range(0, 6).Select(hour => at + Duration.FromHours(hour))];
            Stage? end = isOpen ? null : Ends[random.Next(Ends.Length)];
            var source = KeepSource(random.Next(sources.Length), number, isOpen ? at : hours[4]);
            var prospect = contacts.Save(null, new Contact
            {
                Id = Ids.New(at),
                Name = $"{FirstNames[random.Next(FirstNames.Length)]} {Load.MessageMix.Surname(number)}",
                Company = Company(number),
                Title = "VP Sales",
                Email = $"{Load.MessageMix.Surname(number).ToLowerInvariant()}@works.example",
                LastTouchAt = end switch { null => at, Stage.Declined => hours[3], _ => hours[5] },
                OwnerId = end == Stage.Won ? member : null,
                SignedOn = end == Stage.Won ? Day(hours[3]) : null,
            });
            var referral = referrals.Save(null, new Referral
            {
                Id = Ids.New(at),
                RepId = member,
                Source = Named(source),
                Prospect = Named(prospect),
                Introduction = Introduction.Email,
                Stage = end ?? Stage.Introduced,
                Value = new Money(random.Next(1, 100) * 1000, "USD"),
                ReceivedOn = day,
                CountsSince = at,
                ThankBy = WorkingDays.After(day, 1),
                ActBy = isOpen ? new When(WorkingDays.After(day, 1)) : null,
                Thanks = isOpen ? null : new Thanks(Day(hours[1]), TouchMethod.Note),
                Told = isOpen ? null : new Told(Day(hours[4]), hours[4], TouchMethod.Call),
                History =
                [
                    new StageChange(Stage.Introduced, day, member, at),
                    .. end is { } stage ? new[] { new StageChange(Stage.Contacted, Day(hours[2]), member, hours[2]), new StageChange(stage, Day(hours[3]), member, hours[3]) } : [],
                ],
                LoggedAt = at,
                ChangedAt = isOpen ? at : hours[4],
            });
            if (end is Stage.Won or Stage.Lost)
            {
                AddAsk(referral, end.Value, hours[3], hours[5]);
            }
        }

        private void AddAsk(Referral referral, Stage end, Instant ended, Instant asked)
        {
            events.Save(null, new ValueMoment
            {
                Id = Ids.New(ended),
                RepId = member,
                With = referral.Prospect,
                On = Day(ended),
                At = ended,
                Moment = end == Stage.Won ? Moment.Signed : Moment.Lost,
                Value = referral.Value,
                AskFrom = end == Stage.Won ? WorkingDays.Next(Day(ended)) : WorkingDays.After(Day(ended), 2),
                IsSettled = true,
            });
            events.Save(null, new Ask { Id = Ids.New(asked), RepId = member, With = referral.Prospect, On = Day(asked), At = asked });
        }

        private Contact KeepSource(int place, int number, Instant touched)
        {
            var known = sources[place];
            return sources[place] = contacts.Save(known, (known ?? new Contact
            {
                Id = Ids.New(touched),
                Name = $"{FirstNames[random.Next(FirstNames.Length)]} B{Load.MessageMix.Surname(number)[1..]}",
                Company = "Acme",
                IsSource = true,
                OwnerId = member,
            }) with
            {
                LastTouchAt = touched,
            });
        }

        private static LocalDate Day(Instant at) => at.InZone(Zone).Date;

        private static Person Named(Contact contact) => new(contact.Id, contact.Name, contact.Company) { Title = contact.Title, Email = contact.Email };
    }
}
