using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Content;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Settles the follow-ups that arise from moments, asks, promises and touches, and finds words for them.</summary>
internal static class SettleContact
{
    /// <summary>Does what settles one, the same as saying it in chat; null where it is none of these.</summary>
    public static async ValueTask<string?> DoneAsync(DialogContext context, FollowUp one, TouchMethod? method, CancellationToken cancellationToken)
    {
        if (one.Kind == FollowUpKind.KeepPromise)
        {
            if (await context.Events.GetAsync(one.From, cancellationToken).ConfigureAwait(false) is Promise promise)
            {
                await LogPromise.SettleRowAsync(context, promise, isKept: true, cancellationToken).ConfigureAwait(false);
            }

            return "kept";
        }

        if (one is { Kind: FollowUpKind.GetIntroduction, Referral: null })
        {
            if (await context.Events.GetAsync(one.From, cancellationToken).ConfigureAwait(false) is Ask asked)
            {
                context.Events.Save(asked, asked with { Outcome = AskOutcome.Referred, AgainOn = null });
            }

            return "introduced; tell me to whom and I'll log the referral";
        }

        if (one.Person is null || await context.Contacts.GetAsync(one.Person.ContactId, cancellationToken).ConfigureAwait(false) is not { } contact)
        {
            return null;
        }

        switch (one.Kind)
        {
            case FollowUpKind.AskForReferral:
                await LogAsk.AddAsync(context, contact, null, null, context.Today, cancellationToken).ConfigureAwait(false);
                return "asked";

            case FollowUpKind.AccountReview or FollowUpKind.ReportCard or FollowUpKind.StayInTouch:
                await LogTouch.AddAsync(context, contact, method, null, context.Today, cancellationToken).ConfigureAwait(false);
                return method is { } way ? ReferralWords.Of(way) : "done";

            default:
                return null;
        }
    }

    /// <summary>What is asked next, once it is done: what came of an ask.</summary>
    public static Reply? Next(DialogContext context, FollowUp one) =>
        one.Kind == FollowUpKind.AskForReferral && context.Events.LastWritten is Ask { Outcome: null } ask ? LogAsk.Show(context, ask) : null;

    /// <summary>Lets one go for good where its row can say so; false where only the nudge is put away.</summary>
    public static async ValueTask<bool> DismissAsync(DialogContext context, FollowUp one, CancellationToken cancellationToken)
    {
        if (one.Referral is not null || one.Kind is not (FollowUpKind.KeepPromise or FollowUpKind.AskForReferral or FollowUpKind.GetIntroduction)
            || await context.Events.GetAsync(one.From, cancellationToken).ConfigureAwait(false) is not { } before)
        {
            return false;
        }

        context.Events.Save(before, before switch
        {
            Promise promise => promise with { IsDropped = true },
            ValueMoment moment => moment with { IsSettled = true },
            Ask ask => ask with { IsSettled = true },
            _ => before,
        });
        return true;
    }

    /// <summary>Whether there are words to copy for one.</summary>
    public static bool HasWords(FollowUp one) =>
        one.Kind is FollowUpKind.AskForReferral or FollowUpKind.AccountReview or FollowUpKind.ReportCard or FollowUpKind.StayInTouch;

    /// <summary>Words to copy, another set for another number; none where there are none.</summary>
    public static async ValueTask<IReadOnlyList<string>> WordsAsync(DialogContext context, FollowUp one, int number, CancellationToken cancellationToken)
    {
        if (one.Kind is FollowUpKind.AccountReview or FollowUpKind.ReportCard)
        {
            return ReviewQuestions.Of(one.Kind == FollowUpKind.ReportCard ? TouchMethod.ReportCard : TouchMethod.Review);
        }

        if (one.Person is null || await context.Contacts.GetAsync(one.Person.ContactId, cancellationToken).ConfigureAwait(false) is not { } contact)
        {
            return [];
        }

        ContactStory story = await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false);
        if (one.Kind == FollowUpKind.StayInTouch)
        {
            return await ReasonsAsync(context, story, number, cancellationToken).ConfigureAwait(false);
        }

        AskComposer composer = await AskCard.ComposerAsync(context, new AskRequest { Contact = contact, Stage = one.Moment, Felt = one.What }, cancellationToken).ConfigureAwait(false);
        string words = $"“{composer.Words(number)}”";
        return Balance.Of(story) is { IsTimeToGive: true } balance ? [AskCard.GiveFirst(contact, balance), words] : [words];
    }

    private static async ValueTask<IReadOnlyList<string>> ReasonsAsync(DialogContext context, ContactStory story, int number, CancellationToken cancellationToken)
    {
        string who = ContactWords.First(story.Contact);
        List<string> reasons = [.. (await ShareContent.FittingAsync(context, story, cancellationToken).ConfigureAwait(false))
            .Select(item => $"“{who}, this made me think of you: {item.Title}. {item.Link}”")];
        reasons.Add($"“{who}, it has been too long, and that is my doing. How have things been since we last spoke? No agenda, I'd like to hear.”");
        reasons.Add($"“{who}, what are you working on these days? If there is somebody I know who could help with it, I would be glad to introduce you.”");
        return [reasons[Math.Abs(number % reasons.Count)]];
    }
}
