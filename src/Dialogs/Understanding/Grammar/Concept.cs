namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// A set of values and the ways of saying each, in the notation of <see cref="PatternCompiler"/>. Where two are
/// said, the one declared first counts.
/// </summary>
internal abstract class Concept
{
    private readonly List<(object Value, string Pattern)> _patterns = [];

    /// <summary>Every value with a way of saying it.</summary>
    public IReadOnlyList<(object Value, string Pattern)> Patterns => _patterns;

    protected void Add(object value, ReadOnlySpan<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            _patterns.Add((value, pattern));
        }
    }
}

/// <summary>A concept whose values are of one type.</summary>
internal sealed class Concept<T> : Concept
    where T : notnull
{
    /// <summary>Adds ways of saying a value.</summary>
    public Concept<T> Means(T value, params ReadOnlySpan<string> patterns)
    {
        Add(value, patterns);
        return this;
    }
}
