using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Help;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Greets a member and a shared place, once for each time that the bot was added there.</summary>
public static class Welcome
{
    /// <summary>The greeting; null where it was given before.</summary>
    public static async ValueTask<Reply?> GreetAsync(DialogContext context, CancellationToken cancellationToken)
    {
        if (context.Turn.In is { Kind: not PlaceKind.Personal } place)
        {
            if (await context.Places.GetAsync(place.ConversationId ?? "", cancellationToken).ConfigureAwait(false) is { } known)
            {
                if (known.GreetedAt is not null)
                {
                    return null;
                }

                context.Places.Save(known with { GreetedAt = context.Now });
            }

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
        NudgeCalendar calendar = await MemberTimes.CalendarAsync(context, cancellationToken).ConfigureAwait(false);
        MemberSettings settings = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        context.Settings.Save(context.Member.Id, settings with { TimesShownAt = context.Now });
        return Buttons.Reply(
            $"{(context.Turn.From.Name is { } name ? $"Hello {name}." : "Hello.")} {ShowHelp.InOneSentence} When somebody introduces you, tell me: “log referral from Kim”. {MemberTimes.Announce(calendar, context.Speech)}",
            Buttons.Say("Log a referral", "log referral"),
            Buttons.Do("The time is right", ShowSettings.ConfirmVerb),
            Buttons.Do("Change the time", ShowSettings.OpenVerb),
            Buttons.Say("Show help", "help"));
    }
}
