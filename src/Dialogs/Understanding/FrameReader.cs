using NodaTime;
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

    private static readonly Lazy<SentenceGrammar> Compiled = new(static () => new SentenceGrammar(IntentGrammars.All));

    private static readonly Frame NotUnderstood = new() { Intent = Intent.Unknown };

    /// <summary>Reads a message.</summary>
    public static Reading Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return Judge(MessageReader.Read(text, context, Compiled.Value.Lexicon), context);
    }

    /// <summary>
    /// Takes a message in of which it is still to be looked up whom it may name: its words are read once for both.
    /// </summary>
    /// <param name="text">The message.</param>
    /// <param name="context">What is known beside it, without anybody.</param>
    public static HeardMessage Hear(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return new HeardMessage(text, context, Compiled.Value.Lexicon);
    }

    /// <summary>
    /// The words of a text, lower case, that may be part of a known name or company: everything that is
    /// not a number or a word of the commands' own vocabulary. Callers look these up to fill
    /// <see cref="ReadingContext.People"/>.
    /// </summary>
    public static IReadOnlyList<string> WordsToLookUp(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var message = MessageReader.Read(text, new ReadingContext { Now = default }, Compiled.Value.Lexicon);
        return WordsOfNames.In(message);
    }

    /// <summary>
    /// Does the work of the first call ahead of it, so that the first message is read as fast as the others. A host
    /// calls it as it starts.
    /// </summary>
    public static void Prepare() => Read("log referral from Kim Lee", new ReadingContext { Now = new LocalDateTime(2026, 1, 1, 9, 0) });

    /// <summary>What a message means whose names, dates and amounts are found.</summary>
    internal static Reading Judge(Message message, ReadingContext context)
    {
        var found = Compiled.Value.Find(message);
        if (ForeignText.Is(message))
        {
            return new Reading(NotUnderstood, Certainty.None, []);
        }

        var ranking = IntentRanking.Rank(message, found);
        Frame? first = null;
        Match? leading = null;
        Match? following = null;
        var others = new List<Frame>();
        for (var i = 0; i < ranking.Count && others.Count < MostOthers; i++)
        {
            if (leading is not null && following is null && IntentRanking.CertaintyOf(leading, ranking[i]) == Certainty.Certain)
            {
                // What follows is too far behind to be meant.
                return new Reading(first!, Certainty.Certain, []);
            }

            var owner = ranking[i].Pattern.Owner!;
            if (owner.Read(new SlotReader(message, context, owner, found)) is not { } frame)
            {
                continue;
            }

            if (first is null)
            {
                (first, leading) = (frame, ranking[i]);
                if (IsOwnIntroduction(message, leading, frame))
                {
                    return new Reading(first, Certainty.Certain, []);
                }
            }
            else
            {
                following ??= ranking[i];
                others.Add(frame);
            }
        }

        return first is null ? new Reading(NotUnderstood, Certainty.None, others)
            : IntentRanking.CertaintyOf(leading!, following) == Certainty.Certain ? new Reading(first, Certainty.Certain, [])
            : new Reading(first, Certainty.Doubtful, others);
    }

    /// <summary>Who says whom they themselves introduced to whom, leaves no doubt: "I introduced Mike Ross to Dana at Globex".</summary>
    private static bool IsOwnIntroduction(Message message, Match match, Frame frame) =>
        frame is { Intent: Intent.GiveReferral, Prospect: not null, Receiver: not null } && message[match.Start] is "I" or "i" or "We" or "we";
}
