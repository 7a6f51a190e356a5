namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// A set of values and the ways of saying each, in the notation of <see cref="PatternCompiler"/>. Where two are
/// said, the one declared first counts.
/// </summary>
internal abstract class Concept
{
    private readonly List<(object Value, string Patterns)> patterns = [];

    /// <summary>Every value with its ways of being said, one pattern a line or between semicolons.</summary>
    public IReadOnlyList<(object Value, string Patterns)> Patterns => patterns;

    protected void Add(object value, string patterns) => this.patterns.Add((value, patterns));
}

/// <summary>A concept whose values are of one type.</summary>
internal sealed class Concept<T> : Concept
    where T : notnull
{
    /// <summary>Adds ways of saying a value.</summary>
    public Concept<T> Means(T value, string patterns)
    {
        Add(value, patterns);
        return this;
    }
}
