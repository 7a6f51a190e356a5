using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Help;

/// <summary>Answers greetings, thanks, and a yes or no to which there was no question.</summary>
public sealed class SmallTalk : Dialog
{
    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Greeting, Intent.Thanks, Intent.Yes, Intent.No, Intent.Cancel];

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        ValueTask.FromResult(frame.Intent switch
        {
            Intent.Greeting => Buttons.Reply(
                "Hello. Did somebody introduce you to somebody? Tell me, or look at what is open.",
                Buttons.Say("Log a referral", "log referral"),
                Buttons.Say("Show my referrals", "my referrals"),
                Buttons.Say("Show help", "help")) with
            { IsPublic = true },
            Intent.Thanks => new Reply { Text = "You're welcome.", IsPublic = true },
            Intent.Cancel => new Reply { Text = "There is nothing to cancel. “Undo” takes back the last change." },
            _ => new Reply { Text = "I haven't asked anything that is still open. “Help” shows what I can do." },
        });
}
