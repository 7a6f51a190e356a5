using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// Words for a source, to be copied: thanks, or how it went. Each has the facts of its referral in it and comes in several
/// wordings, so that nobody gets the same twice in a row.
/// </summary>
internal static class ThankYouWords
{
    /// <summary>A draft.</summary>
    /// <param name="referral">What it is about.</param>
    /// <param name="wording">Chooses among the wordings; the next number gives another one.</param>
    public static string Draft(Referral referral, int wording)
    {
        IReadOnlyList<string> drafts = (referral.Untold?.Stage, referral.Counts || referral.Introduction is null) switch
        {
            (Stage.Won, _) => Won(referral),
            (Stage.Lost or Stage.Declined, _) => Lost(referral),
            (Stage.Meeting, _) when !referral.OwesThanks => Meeting(referral),
            (_, true) => Thanks(referral),
            _ => ThanksForName(referral),
        };
        return drafts[wording % drafts.Count];
    }

    private static IReadOnlyList<string> Thanks(Referral referral)
    {
        (string source, string prospect, string who) = Names(referral);
        string need = referral.Need is { } wanted ? $" when {who} was looking for help with {wanted}" : $" for {prospect}";
        return
        [
            $"{source}, thank you for introducing me to {prospect}. I know you put your own name behind it, and I will take good care of {who}. I'll let you know how it goes.",
            $"{source}, a note by hand, because a message seemed too little: thank you for thinking of me{need}. It made a difference to my week.",
            $"{source}, thank you for putting me in touch with {prospect}{How(referral)}. A first talk that starts with your name is a different talk. When I can return the favor, please tell me.",
            $"Thank you, {source}. Because of you I come to {prospect} as somebody a friend sent, not as a stranger. I'll treat {who} as well as I treat you.",
            $"{source}, you took the time to introduce {prospect} and me, and I don't take that for granted. Thank you. I'll tell you what comes of it.",
        ];
    }

    private static IReadOnlyList<string> ThanksForName(Referral referral)
    {
        (string source, string prospect, string who) = Names(referral);
        return
        [
            $"{source}, thank you for thinking of {prospect}. If you would write {who} a line about why we should talk, I'll take it from there and keep you posted.",
            $"{source}, thank you for mentioning {prospect}. A word from you would make all the difference: would you introduce us, by e-mail or over coffee, whichever is easier?",
            $"Thanks for the name, {source}. I would rather not call {who} cold. Could you tell {who} that I'll be in touch, and why you thought of us?",
        ];
    }

    private static IReadOnlyList<string> Won(Referral referral)
    {
        (string source, string prospect, string who) = Names(referral);
        return
        [
            $"{source}, good news: {prospect} and we are working together, and it began with your introduction. Thank you. If somebody else comes to mind with the same question, would you introduce us? I'll treat them as well as {who}.",
            $"{source}, I wanted you to be the first to know: {prospect} said yes. Thank you for opening that door. Who else do you know who is where {who} was a few months ago?",
            $"Thank you again, {source}. Your introduction to {prospect} has become a project we are glad about. Most of our best work starts this way, so if there is one more person I should meet, I'd be grateful for a word from you.",
        ];
    }

    private static IReadOnlyList<string> Lost(Referral referral)
    {
        (string source, string prospect, string who) = Names(referral);
        return
        [
            $"{source}, I wanted you to hear it from me: {prospect} decided on another way this time. Your introduction got me a fair hearing, and I'm grateful for it.",
            $"{source}, a short word on {prospect}: it did not work out, and {who} and I parted on good terms. Thank you for making the talk possible.",
            $"{source}, thank you again for the introduction to {prospect}. We won't be working together for now, but it was a good conversation, and that was your doing.",
        ];
    }

    private static IReadOnlyList<string> Meeting(Referral referral)
    {
        (string source, string prospect, string who) = Names(referral);
        return
        [
            $"{source}, a short update: {prospect} and I are meeting. Thank you for opening that door. I'll tell you how it went.",
            $"{source}, your introduction to {prospect} has led to a meeting. Is there anything I should know about {who} before we sit down? And thank you.",
            $"{source}, {prospect} and I have found a time to talk, thanks to you. I'll let you know what comes of it.",
        ];
    }

    private static (string Source, string Prospect, string Who) Names(Referral referral)
    {
        Person prospect = referral.Prospect;
        string full = prospect switch
        {
            { Name: { } name, Company: { } company } => $"{name} at {company}",
            _ => prospect.Name ?? prospect.Company ?? "",
        };
        return (ReferralWords.First(referral.Source), full, ReferralWords.First(prospect));
    }

    private static string How(Referral referral) => referral.Introduction switch
    {
        Introduction.Email => " by e-mail",
        Introduction.Meeting => " in person",
        Introduction.Call => " on that call",
        _ => "",
    };
}
