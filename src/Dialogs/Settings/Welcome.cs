using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Help;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Greets a member once, and a channel when the bot is added to it.</summary>
public static class Welcome
{
    /// <summary>The greeting; null where it was given before.</summary>
    public static Reply? Greet(DialogContext context)
    {
        if (context.Turn.In.Kind != PlaceKind.Personal)
        {
            return new Reply
            {
                Text = $"Hello. {ShowHelp.InOneSentence} Mention me here, or write to me directly: answers with names come to you alone.",
                IsPublic = true,
            };
        }

        if (context.Member.WelcomedAt is not null)
        {
            return null;
        }

        context.Member = context.Member with { WelcomedAt = context.Now };
        context.Members.Save(context.Member);
        return Buttons.Reply(
            $"{(context.Turn.From.Name is { } name ? $"Hello {name}." : "Hello.")} {ShowHelp.InOneSentence} When somebody introduces you, tell me: “log referral from Kim”.",
            Buttons.Say("Log a referral", "log referral"),
            Buttons.Say("Show help", "help"));
    }
}
