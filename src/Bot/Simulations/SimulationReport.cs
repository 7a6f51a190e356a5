namespace ReferralBot.Bot.Simulations;

/// <summary>What happened in a simulation.</summary>
internal sealed class SimulationReport
{
    private const int MostKept = 50;
    private readonly List<string> broken = [];

    /// <summary>Referrals received.</summary>
    public int Received { get; set; }

    /// <summary>Digests that came.</summary>
    public int Digests { get; set; }

    /// <summary>Follow-ups in them.</summary>
    public int Items { get; set; }

    /// <summary>Of the digests: those that came after downtime.</summary>
    public int Late { get; set; }

    /// <summary>Nudges at their own time.</summary>
    public int AtTheirTime { get; set; }

    /// <summary>Weekly briefs to the manager.</summary>
    public int Briefs { get; set; }

    /// <summary>Answers to what members said or pressed.</summary>
    public int Answers { get; set; }

    /// <summary>Messages that the platform refused because the bot was blocked.</summary>
    public int Dropped { get; set; }

    /// <summary>Looks in which nothing was due.</summary>
    public int Silent { get; set; }

    /// <summary>What became of every kind of follow-up.</summary>
    public KindTally Kinds { get; } = new();

    /// <summary>Digests in which a manager saw whom the team had not contacted in time.</summary>
    public int TeamsShown { get; set; }

    /// <summary>What members pressed, by the button's title.</summary>
    public SortedDictionary<string, int> Pressed { get; } = new(StringComparer.Ordinal);

    /// <summary>Replies rendered for each platform and held to its limits.</summary>
    public int Rendered { get; set; }

    /// <summary>How many times a rule was broken.</summary>
    public int BrokenCount { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Broken => broken;

    /// <summary>Notes a broken rule.</summary>
    public void Break(string what)
    {
        BrokenCount++;
        if (broken.Count < MostKept)
        {
            broken.Add(what);
        }
    }
}
