using NodaTime;
using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>
/// Reads the slots of one message for one intent, from where the intent's patterns were found. Grammars ask it for
/// the slots that their intent has; each kind of slot has a reader of its own.
/// </summary>
internal sealed class SlotReader
{
    private readonly Message message;
    private readonly Names names;

    /// <summary>Chooses, among all that was found, what belongs to the grammar and does not overlap.</summary>
    public SlotReader(Message message, ReadingContext context, IntentGrammar grammar, List<Match> found)
    {
        this.message = message;
        names = new Names(message, context.People);
        Times = new Times(message, context.Now);
        Patterns = new ChosenPatterns(message, grammar, found);
        Concepts = new ChosenConcepts(message, grammar, found, Patterns);
        Parties = new Parties(message, Patterns, names);
    }

    /// <summary>The strongest pattern found.</summary>
    public Match Main => Patterns.Main;

    /// <summary>The patterns that were found.</summary>
    public ChosenPatterns Patterns { get; }

    /// <summary>The values of concepts: a stage, a method, a metric ...</summary>
    public ChosenConcepts Concepts { get; }

    /// <summary>People and companies.</summary>
    public Parties Parties { get; }

    /// <summary>Whom or what it is about.</summary>
    public SubjectSlot Subject => field ??= new(message, Patterns, Parties, names);

    /// <summary>Who was referred.</summary>
    public ProspectSlot Prospect => field ??= new(message, Patterns, Parties, names);

    /// <summary>Members of the team.</summary>
    public MemberSlots Members => field ??= new(message, Patterns, Parties, Said, names);

    /// <summary>The sender's own words.</summary>
    public TextSlots Texts => field ??= new(message, Patterns, Concepts, Parties);

    /// <summary>Amounts, numbers and addresses.</summary>
    public AmountSlots Amounts => field ??= new(message, Patterns);

    /// <summary>The date slots.</summary>
    public Times Times { get; }

    /// <summary>Words that change the meaning.</summary>
    public Said Said => field ??= new(message, Patterns, Parties);

    /// <summary>A channel, without its sign.</summary>
    public string? Channel() => ChannelSlot.Find(message);

    /// <summary>How often, on which days, and when.</summary>
    public (string? Every, IReadOnlyList<IsoDayOfWeek>? Days, LocalTime? Time) Repetition(string? every) => new Repeats(message, Times).Read(every);

    /// <summary>The days on which something is not to be: "not on Fridays"; null where none are.</summary>
    public IReadOnlyList<IsoDayOfWeek>? ExcludedDays() => new Repeats(message, Times).Excluded();

    /// <summary>An IANA time zone that was named, or null.</summary>
    public string? TimeZone() => TimeZones.Find(message);
}
