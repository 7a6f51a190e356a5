using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// How one intent is said, and which slots it has. The notation of the patterns is explained at <see cref="PatternCompiler"/>.
/// </summary>
internal abstract class IntentGrammar(Intent intent)
{
    private readonly List<(Strength Strength, string Pattern)> _patterns = [];

    /// <summary>The intent.</summary>
    public Intent Intent => intent;

    /// <summary>Every pattern, in the order it was written.</summary>
    public IReadOnlyList<(Strength Strength, string Pattern)> Patterns => _patterns;

    /// <summary>The concepts whose values it reads.</summary>
    public IReadOnlyList<Concept> Concepts { get; protected init; } = [];

    /// <summary>
    /// The frame of a message in which a pattern of this grammar was found; null where, on a closer look, it is not
    /// this intent.
    /// </summary>
    public abstract Frame? Read(SlotReader slots);

    /// <summary>Ways of asking for it plainly.</summary>
    public IntentGrammar Command(params ReadOnlySpan<string> patterns) => Add(Strength.Command, patterns);

    /// <summary>Ways of telling that it has happened; they do not count when negated, supposed or asked.</summary>
    public IntentGrammar Statement(params ReadOnlySpan<string> patterns) => Add(Strength.Statement, patterns);

    /// <summary>Words that point to it where nothing stronger is found.</summary>
    public IntentGrammar Hint(params ReadOnlySpan<string> patterns) => Add(Strength.Hint, patterns);

    /// <summary>Words that fill a slot and say nothing about the intent.</summary>
    public IntentGrammar Detail(params ReadOnlySpan<string> patterns) => Add(Strength.Detail, patterns);

    private IntentGrammar Add(Strength strength, ReadOnlySpan<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            _patterns.Add((strength, pattern));
        }

        return this;
    }
}
