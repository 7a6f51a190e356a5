namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// Finds whether a text says yes or no; the first answer in it counts. What only sounds like one ("not sure",
/// "why not Tuesday?", "right now") is none. Time is linear in the text's length.
/// </summary>
/// <param name="culture">The writer's language.</param>
public sealed class YesNoRecognizer(Culture culture)
{
    /// <summary>What the text says: one result, or none.</summary>
    public IReadOnlyList<ModelResult<bool>> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(new TokenizedText(text, culture.Vocabulary));
    }

    internal static IReadOnlyList<ModelResult<bool>> Recognize(TokenizedText text)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (Answers.Find(text, at) is not { } answer)
            {
                continue;
            }
            if (answer.Value.Meaning is { } meaning && Fits(text, at, answer.End, answer.Value.Place))
            {
                return [new ModelResult<bool>(text.Slice(at, answer.End), text[at].Start, "yesno", meaning)];
            }
            at = answer.End - 1;
        }
        return [];
    }

    private static bool Fits(TokenizedText text, int from, int end, AnswerPlace place) => place switch
    {
        AnswerPlace.Anywhere => true,
        AnswerPlace.Start => StartsClause(text, from),
        AnswerPlace.StartOrEnd => StartsClause(text, from) || EndsClause(text, end),
        AnswerPlace.Alone => StartsClause(text, from) && EndsClause(text, end),
    };

    // "well, ok", "that's right", "I think so, yes": words that lead an answer in do not stand in its way.
    private static bool StartsClause(TokenizedText text, int at)
    {
        for (var back = 1; back <= 3; back++)
        {
            if (!text.IsInside(at - back) || IsBreak(text, at - back))
            {
                return true;
            }
            if (!Answers.LeadsIn(text, at - back))
            {
                return false;
            }
        }
        return true;
    }

    private static bool EndsClause(TokenizedText text, int end) => !text.IsInside(end) || IsBreak(text, end) || Answers.RoundsOff(text, end);

    private static bool IsBreak(TokenizedText text, int at) => text[at].Kind == TokenKind.Mark;
}

/// <summary>Where in a clause an answer must stand to be one.</summary>
internal enum AnswerPlace
{
    Anywhere,
    Start,
    StartOrEnd,
    Alone,
}
