using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Help;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>
/// Offers to change where a contact works, or as what, when that is told in passing: "Dana moved to Initech". It is offered and
/// not done, because the same words tell stories as well.
/// </summary>
public sealed partial class JobChange : Dialog
{
    private const string Who = "who";
    private const string Company = "company";
    private const string Title = "title";
    private const int LongestSentence = 200;

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => reading.Certainty != Certainty.Certain && text.Length <= LongestSentence && (Moved().IsMatch(text) || Promoted().IsMatch(text));

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match told = Moved().Match(text) is { Success: true } moved ? moved : Promoted().Match(text);
        string who = told.Groups[Who].Value;
        if (await PersonFinder.AboutAsync(context, who, cancellationToken).ConfigureAwait(false) is not [{ Name: { } name }])
        {
            return null;
        }

        bool isCompany = told.Groups[Company].Success;
        var frame = new Frame { Intent = Intent.Edit, Subject = name, Field = isCompany ? Company : Title, Text = told.Groups[isCompany ? Company : Title].Value };
        await LastSpokenOf.TurnToAsync(context, name, cancellationToken).ConfigureAwait(false);
        return NotUnderstood.AskWhich(context, new Reading(frame, Certainty.Doubtful, []));
    }

    [GeneratedRegex(@"^(?<who>[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2}?) (?:just |has |recently |is )*(?:(?:moved|moving|switched|gone) (?:over )?to|joined|works (?:at|for)|started (?:at|with)|is (?:now )?(?:at|with)|now at) (?!(?i:mon|tues|wednes|thurs|fri|satur|sun)day|next|last|the|a|an|us|our)(?<company>\p{Lu}[^,;.!?]{1,60}?)(?: now)?[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Moved();

    [GeneratedRegex(@"^(?<who>[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2}?) (?:(?:is now|became|has become)(?: the| a| an| our| their)?|(?:just |has been |was |got |has |is )+(?:promoted|appointed|made) (?:to |as )?(?:the |a )?) ?(?<title>\p{Lu}[^,;.!?]{1,60}|(?:\w+ )*(?:ceo|cfo|cto|coo|cmo|vp|director|manager|head|president|partner|owner|officer|lead|founder)\b[^,;.!?]{0,40})[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Promoted();
}
