using System.Globalization;
using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>
/// Fills a store with the referrals of teams over two years, through the stores of the domain, so that every row is there
/// that the bot would have written. The same seed gives the same people.
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
    private const int ReferralsOfSource = 5;
    private const int ReferralsInCommit = 3;
    private const int TeamsAtOnce = 16;
    private static readonly string[] FirstNames = ["Dana", "Ines", "Tom", "Lena", "Omar", "Ruth", "Sam", "Yuki", "Nora", "Paul", "Zoe", "Karl", "Mona", "Jack", "Eva", "Hugo"];
    private static readonly Stage[] Ends = [Stage.Won, Stage.Lost, Stage.Declined];

    /// <summary>The id of a member of a team.</summary>
    public static string Member(int number) => $"29:member-{number.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>The company of a prospect of a team.</summary>
    public static string Company(int number) => $"{Load.MessageMix.Surname(number)} Works";

    /// <summary>Fills teams, several at once.</summary>
    /// <param name="teams">The referrals of each, by the team's workspace.</param>
    public Task FillAsync(IReadOnlyDictionary<string, int> teams) =>
        Parallel.ForEachAsync(teams, new ParallelOptions { MaxDegreeOfParallelism = TeamsAtOnce }, async (team, _) => await FillAsync(team.Key, team.Value));

    /// <summary>Members in turn, each from the oldest referral to the newest, so that a commit holds referrals of one month.</summary>
    private async Task FillAsync(string team, int referrals)
    {
        var random = new Random(team.Aggregate(seed, (number, letter) => unchecked((number * 31) + letter)));
        var sources = new Contact[Math.Max(1, referrals / ReferralsOfSource)];
        var ofMember = referrals / Members;
        for (var member = 0; member < Members; member++)
        {
            for (var first = 0; first < ofMember; first += ReferralsInCommit)
            {
                var workspace = new Workspace(store, team);
                for (var i = first; i < Math.Min(first + ReferralsInCommit, ofMember); i++)
                {
                    var at = now - Duration.FromMinutes((long)(Days * 1440.0 * (ofMember - i) / ofMember));
                    Add(workspace, random, sources, Member(member), (member * ofMember) + i, at, isOpen: ofMember - i <= OpenOfMember);
                }

                if (!(await workspace.CommitAsync(CancellationToken.None)).IsCommitted)
                {
                    throw new InvalidOperationException("Nobody else writes to this team.");
                }
            }
        }
    }

    private static void Add(Workspace workspace, Random random, Contact[] sources, string member, int number, Instant at, bool isOpen)
    {
        var contacts = new ContactStore(workspace);
        var place = random.Next(sources.Length);
        var source = sources[place] ??= contacts.Save(null, Person(at, FirstNames[random.Next(FirstNames.Length)], "B" + Load.MessageMix.Surname(place)[1..], "Acme"));
        var prospect = contacts.Save(null, Person(at, FirstNames[random.Next(FirstNames.Length)], Load.MessageMix.Surname(number), Company(number)));
        var day = at.InUtc().Date;
        var end = Ends[random.Next(Ends.Length)];
        new ReferralStore(workspace).Save(null, new Referral
        {
            Id = Ids.New(at),
            RepId = member,
            Source = Named(source),
            Prospect = Named(prospect),
            Introduction = Introduction.Email,
            Stage = isOpen ? Stage.Introduced : end,
            Value = new Money(random.Next(1, 100) * 1000, "USD"),
            ReceivedOn = day,
            ActBy = new When(day.PlusDays(1)),
            Thanks = isOpen ? null : new Thanks(day, TouchMethod.Note),
            Told = isOpen ? null : new Told(day, at, TouchMethod.Call),
            History = isOpen ? [new StageChange(Stage.Introduced, day, member, at)] : [new StageChange(Stage.Introduced, day, member, at), new StageChange(end, day, member, at)],
            LoggedAt = at,
            ChangedAt = at,
        });
    }

    private static Contact Person(Instant at, string first, string last, string company) => new()
    {
        Id = Ids.New(at),
        Name = $"{first} {last}",
        Company = company,
        Title = "VP Sales",
        Email = $"{first.ToLowerInvariant()}@{last.ToLowerInvariant()}.example",
        LastTouchAt = at,
    };

    private static Person Named(Contact contact) => new(contact.Id, contact.Name, contact.Company) { Title = contact.Title, Email = contact.Email };
}
