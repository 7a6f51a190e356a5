using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding;

/// <summary>
/// Reads one message into a frame: deterministic, without a network, and never throwing on any text.
/// </summary>
public static class FrameReader
{
    private const int MostOthers = 2;
    private const int MostWordsToLookUp = 12;

    private static readonly Lazy<SentenceGrammar> _grammar = new(static () => new SentenceGrammar(IntentGrammars.All));

    private static readonly Frame _unknown = new() { Intent = Intent.Unknown };

    /// <summary>Reads a message.</summary>
    public static Reading Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var grammar = _grammar.Value;
        var message = MessageReader.Read(text, context, grammar.Lexicon);
        var found = grammar.Find(message);
        return Judge(message, context, found);
    }

    /// <summary>
    /// The words of a text, lower case, that may be part of a known name or company: everything that is
    /// not a number or a word of the commands' own vocabulary. Callers look these up to fill
    /// <see cref="ReadingContext.People"/>.
    /// </summary>
    public static IReadOnlyList<string> WordsToLookUp(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var message = MessageReader.Read(text, new ReadingContext { Now = default }, _grammar.Value.Lexicon);
        return WordsOfNames.In(message, MostWordsToLookUp);
    }

    private static Reading Judge(Message message, ReadingContext context, List<Match> found)
    {
        var ranking = IntentRanking.Rank(message, found);
        var frames = new List<(Frame Frame, Match Match)>();
        foreach (var match in ranking)
        {
            var owner = match.Pattern.Owner!;
            if (owner.Read(new SlotReader(message, context, owner, found)) is { } frame)
            {
                frames.Add((frame, match));
            }

            if (frames.Count > MostOthers)
            {
                break;
            }
        }

        if (frames.Count == 0 || ForeignText.Is(message))
        {
            return new Reading(_unknown, Certainty.None, []);
        }

        var certainty = IntentRanking.CertaintyOf(frames[0].Match, frames.Count > 1 ? frames[1].Match : null);
        return new Reading(frames[0].Frame, certainty, certainty == Certainty.Certain ? [] : [.. frames.Skip(1).Select(static f => f.Frame)]);
    }
}
