using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// How one intent is said, and which slots it has. The notation of the patterns is explained at <see cref="PatternCompiler"/>.
/// </summary>
internal abstract class IntentGrammar(Intent intent)
{
    private readonly List<PatternBlock> patterns = [];

    /// <summary>The intent.</summary>
    public Intent Intent => intent;

    /// <summary>Every block of patterns, one pattern a line or between semicolons, in the order they were written.</summary>
    public IReadOnlyList<PatternBlock> Patterns => patterns;

    /// <summary>The concepts whose values it reads.</summary>
    public IReadOnlyList<Concept> Concepts { get; protected init; } = [];

    /// <summary>
    /// The frame of a message in which a pattern of this grammar was found; null where, on a closer look, it is not
    /// this intent.
    /// </summary>
    public abstract Frame? Read(SlotReader slots);

    /// <summary>Ways of asking for it plainly.</summary>
    public IntentGrammar Command(string patterns) => Add(Strength.Command, patterns);

    /// <summary>Ways of telling that it has happened; they do not count when negated, supposed or asked.</summary>
    public IntentGrammar Statement(string patterns) => Add(Strength.Statement, patterns);

    /// <summary>Words that point to it where nothing stronger is found.</summary>
    public IntentGrammar Hint(string patterns) => Add(Strength.Hint, patterns);

    /// <summary>Words that fill a slot and say nothing about the intent.</summary>
    public IntentGrammar Detail(string patterns) => Add(Strength.Detail, patterns);

    private IntentGrammar Add(Strength strength, string patterns)
    {
        this.patterns.Add(new PatternBlock(strength, patterns));
        return this;
    }
}

/// <summary>Patterns of one strength, one a line or between semicolons.</summary>
internal sealed record PatternBlock(Strength Strength, string Patterns);
