namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>One thing recognized in a text.</summary>
/// <param name="Text">The words as the sender wrote them.</param>
/// <param name="Start">Where they start, in UTF-16 code units from the start of the text.</param>
/// <param name="TypeName">What it is: <c>date</c>, <c>daterange</c>, <c>money</c>, <c>phone</c> ...</param>
/// <param name="Resolution">What it means.</param>
/// <typeparam name="TResolution">The type of the meaning.</typeparam>
public sealed record ModelResult<TResolution>(string Text, int Start, string TypeName, TResolution Resolution)
{
    /// <summary>Where the words end, exclusive.</summary>
    public int End => Start + Text.Length;
}
