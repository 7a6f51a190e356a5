using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Dialogs.Help;

/// <summary>Dialogs that help shows together.</summary>
/// <param name="Title">What they are about, in one or two words, lower case.</param>
/// <param name="Dialogs">The dialogs, those first that a newcomer needs first.</param>
public sealed record HelpChapter(string Title, IReadOnlyList<Dialog> Dialogs)
{
    /// <summary>What can be said, in the dialogs' order.</summary>
    public IEnumerable<string> Examples => Dialogs.SelectMany(dialog => dialog.Examples);
}
