using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Dialogs.Understanding.Grammar.Intents;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Storage;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// Two things told in one message: "thanked Kim and called Dana", "called Dana and Raj". A frame holds the first; here the
/// message is taken apart, so that the second is noted as well.
/// </summary>
internal static partial class TwoThings
{
    private const int LongestMessage = 400;
    private static readonly string[] Joints = [" and then ", ", then ", " and ", " & ", "; ", ". ", ", ", " - ", " – ", " — "];

    /// <summary>A referral has many parts between commas, and each look costs a reading.</summary>
    private static readonly string[] JointsAfterLog = [" and ", ". "];

    /// <summary>The two sentences; null where the message tells of one thing, or it is not certain that it tells of two.</summary>
    public static async ValueTask<(string First, string Second)?> FindAsync(DialogContext context, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (text.Length > LongestMessage || !Tells(reading.Frame.Intent))
        {
            return null;
        }

        foreach (string joint in reading.Frame.Intent == Intent.LogReferral ? JointsAfterLog : Joints)
        {
            for (int at = text.IndexOf(joint, StringComparison.OrdinalIgnoreCase); at > 0; at = text.IndexOf(joint, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                (string first, string rest) = (text[..at].Trim(), text[(at + joint.Length)..].Trim());
                if (first.Length > 0 && rest.Length > 0 && await ApartAsync(context, text, reading.Frame, first, rest, cancellationToken).ConfigureAwait(false) is { } two)
                {
                    return two;
                }
            }
        }

        return null;
    }

    private static async ValueTask<(string First, string Second)?> ApartAsync(
        DialogContext context, string text, Frame whole, string first, string rest, CancellationToken cancellationToken)
    {
        if (whole.Intent == Intent.LogReferral)
        {
            return await AfterLogAsync(context, text, whole, first, rest, cancellationToken).ConfigureAwait(false);
        }

        if (whole.Intent == Intent.Edit)
        {
            return await AfterEditAsync(context, first, rest, cancellationToken).ConfigureAwait(false);
        }

        Reading one = await context.ReadAsync(first, cancellationToken).ConfigureAwait(false);
        if (one is not { Certainty: Certainty.Certain, Frame.Subject: { } subject } || !Tells(one.Frame.Intent) || !await IsKnownAsync(context, subject, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (await PlanAsync(context, subject, rest, cancellationToken).ConfigureAwait(false) is { } plan)
        {
            return (first, plan);
        }

        Reading other = await context.ReadAsync(rest, cancellationToken).ConfigureAwait(false);
        if (other is { Certainty: Certainty.Certain, Frame.Subject: { } second } && Tells(other.Frame.Intent) && !Pronouns.AreIn(rest))
        {
            return !PersonFinder.Same(subject, second) && await IsKnownAsync(context, second, cancellationToken).ConfigureAwait(false) ? (first, rest) : null;
        }

        // "Called Dana yesterday and Raj": the same of somebody else, who is known. "Called Dana, Globex" names one. In "called Dana
        // and Raj by phone on Friday" what follows holds for both, in "called Dana yesterday and Raj on Friday" for the second.
        string named = NameIn(first, subject);
        string after = More().Match(rest).Value;
        rest = rest[..^after.Length];
        first += one.Frame.Date is null ? after : "";
        int at = first.IndexOf(named, StringComparison.OrdinalIgnoreCase);
        return at > 0 && !ContactStore.WordsOf(whole.Subject).Intersect(ContactStore.WordsOf(rest), StringComparer.Ordinal).Any()
            && await PersonFinder.AboutAsync(context, rest, cancellationToken).ConfigureAwait(false) is { Count: > 0 } others
            && !others.IntersectBy((await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Select(contact => contact.Id), contact => contact.Id, StringComparer.Ordinal).Any()
            ? (first, $"{first[..at]}{rest}{(one.Frame.Date is not null && after.Length > 0 ? after : first[(at + named.Length)..])}")
            : null;
    }

    /// <summary>"Called Dana - call back on Thursday": what is to be done next, and with whom where it does not say.</summary>
    private static async ValueTask<string?> PlanAsync(DialogContext context, string subject, string rest, CancellationToken cancellationToken)
    {
        if (!RemindGrammar.Deeds.Contains(rest.Split(' ')[0], StringComparer.OrdinalIgnoreCase) || Told().IsMatch(rest))
        {
            return null;
        }

        foreach (string plan in (string[])[$"remind me to {Pronouns.Replaced(rest, subject)}", $"remind me to {rest}, {subject}"])
        {
            if (await context.ReadAsync(plan, cancellationToken).ConfigureAwait(false) is { Certainty: Certainty.Certain, Frame: { Intent: Intent.Remind, Subject: not null, Due: not null } })
            {
                return plan;
            }
        }

        return null;
    }

    /// <summary>"… introduced me to Dana Fox at Globex and Raj Patel at Initech", "… by email. Thanked Kim by phone".</summary>
    private static async ValueTask<(string First, string Second)?> AfterLogAsync(
        DialogContext context, string text, Frame whole, string first, string rest, CancellationToken cancellationToken)
    {
        if (whole is not { Source: { } source, Prospect: { } prospect } || Pronouns.AreIn(rest)
            || (await context.ReadAsync(first, cancellationToken).ConfigureAwait(false)).Frame is not { Intent: Intent.LogReferral, Source: not null, Prospect: { } alone } || !Same(alone, prospect))
        {
            return null;
        }

        Reading other = await context.ReadAsync(rest, cancellationToken).ConfigureAwait(false);
        if (other is { Certainty: Certainty.Certain, Frame: { Subject: { } subject, Intent: not Intent.LogReferral } } && Tells(other.Frame.Intent))
        {
            return Names(source, subject) || Names(prospect, subject) ? (first, rest) : null;
        }

        string log = $"log referral from {Called(source)}: {rest}";
        return other.Frame.Intent == Intent.Unknown
            && await context.ReadAsync(log, cancellationToken).ConfigureAwait(false) is { Certainty: Certainty.Certain, Frame: { Intent: Intent.LogReferral, Prospect: { Name: { } name, Company: not null } added } }
            && name.Contains(' ', StringComparison.Ordinal) && !Same(added, prospect) && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            ? (text, log)
            : null;
    }

    /// <summary>"Change her title to CTO and company to Initech", "her cell is …, email …".</summary>
    private static async ValueTask<(string First, string Second)?> AfterEditAsync(DialogContext context, string first, string rest, CancellationToken cancellationToken)
    {
        if (await context.ReadAsync(first, cancellationToken).ConfigureAwait(false) is not { Certainty: Certainty.Certain, Frame: { Intent: Intent.Edit, Field: { } field, Text: not null } one })
        {
            return null;
        }

        string value = rest.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? $"{rest[..end]} to{rest[end..]}" : rest;
        foreach (string change in (string[])[$"change {rest}", $"change {value}"])
        {
            if (await context.ReadAsync(change, cancellationToken).ConfigureAwait(false) is { Certainty: Certainty.Certain, Frame: { Intent: Intent.Edit, Field: { } other, Text: { } text } } && other != field)
            {
                return (first, $"change the {other}{(one.Subject is { } subject ? $" of {subject}" : "")} to {text}");
            }
        }

        return null;
    }

    /// <summary>Whether a sentence of this intent tells what happened, of somebody.</summary>
    private static bool Tells(Intent intent) =>
        intent is Intent.Thanked or Intent.LogTouch or Intent.LogAsk or Intent.UpdateReferral or Intent.LogMoment or Intent.LogPromise or Intent.LogReferral or Intent.Edit;

    private static async ValueTask<bool> IsKnownAsync(DialogContext context, string subject, CancellationToken cancellationToken) =>
        (await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Count > 0;

    private static string NameIn(string sentence, string subject) =>
        sentence.Contains(subject, StringComparison.OrdinalIgnoreCase) ? subject : subject.Split(' ')[0];

    private static bool Names(Party party, string subject) =>
        ContactStore.WordsOf(subject).All(ContactStore.WordsOf($"{party.Name} {party.Company}").Contains);

    private static bool Same(Party one, Party other) => PersonFinder.Same(one.Name ?? one.Company, other.Name ?? other.Company);

    private static string Called(Party party) => party.Name is null ? party.Company! : party.Company is null ? party.Name : $"{party.Name} at {party.Company}";

    [GeneratedRegex(@" (?:on|by|at|over|via|with a|this|last|yesterday|today|earlier)\b.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();

    /// <summary>"Call went well on Friday", "meeting booked for Monday": what came, and no plan.</summary>
    [GeneratedRegex(@"^\w+ (?:went|was|is|are|were|has|had|have|came|did|got|scheduled|booked|set|arranged|planned|moved|sent|bounced|cancelled|canceled)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();
}
