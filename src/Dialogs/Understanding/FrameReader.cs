namespace ReferralBot.Dialogs.Understanding;

/// <summary>
/// Reads one message into a frame: deterministic, without a network, and never throwing on any text.
/// </summary>
public static class FrameReader
{
    /// <summary>Reads a message.</summary>
    public static Reading Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return new Reading(new Frame { Intent = Intent.Unknown }, Certainty.None, []);
    }

    /// <summary>
    /// The words of a text, lower case, that may be part of a known name or company: everything that is
    /// not a number or a word of the commands' own vocabulary. Callers look these up to fill
    /// <see cref="ReadingContext.People"/>.
    /// </summary>
    public static IReadOnlyList<string> WordsToLookUp(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [];
    }
}
