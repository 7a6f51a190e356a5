using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Understanding;

/// <summary>
/// A message that was read as far as that can be done with nobody known: the words by which to look up whom it may
/// name, and, once they are known, what it means.
/// </summary>
public sealed class HeardMessage
{
    private readonly string text;
    private readonly ReadingContext context;
    private readonly Lexicon lexicon;
    private readonly Message message;

    /// <summary>Where the dates are still to be found; null where the message is to be read anew for that.</summary>
    private TokenizedText? undated;

    internal HeardMessage(string text, ReadingContext context, Lexicon lexicon)
    {
        this.text = text;
        this.context = context;
        this.lexicon = lexicon;
        message = MessageReader.Split(TextCleaner.Clean(text), lexicon);
        new NameFinder(message, []).Mark();
        undated = EntityFinder.FindValues(message, context);
        if (Corrections.Find(message) is null)
        {
            WordsToLookUp = WordsOfNames.In(message);
        }
        else
        {
            // What is corrected depends on who is known, so that nothing of this reading is left.
            undated = null;
            WordsToLookUp = FrameReader.WordsToLookUp(text);
        }
    }

    /// <summary>The words of the message, lower case, that may be part of a known name or company.</summary>
    public IReadOnlyList<string> WordsToLookUp { get; }

    /// <summary>What the message means where these people are known.</summary>
    public Reading Read(IReadOnlyList<KnownPerson> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var known = people.Count == 0 ? context : context with { People = people };
        if (undated is not { } values)
        {
            return FrameReader.Read(text, known);
        }

        undated = null;
        if (new NameFinder(message, people).MarkKnown())
        {
            // A name holds no amount.
            EntityFinder.FindValuesAgain(message, values, known);
        }

        EntityFinder.FindDates(message, values, known);
        return FrameReader.Judge(MessageReader.Correct(message, known, lexicon), known);
    }
}
