using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>How referrals and what belongs to them are said.</summary>
internal static class ReferralWords
{
    /// <summary>"Dana Fox, VP Sales, Globex", with what is known of it.</summary>
    public static string Full(Person person) =>
        string.Join(", ", new[] { person.Name, person.Title, person.Company }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"Kim Lee (Acme)", "Kim Lee" or "Acme".</summary>
    public static string Short(Person person) => Short(person.Name, person.Company);

    /// <summary>"Kim Lee (Acme)", "Kim Lee" or "Acme".</summary>
    public static string Short(string? name, string? company) =>
        name is null ? company ?? "" : company is null ? name : $"{name} ({company})";

    /// <summary>"Kim", for a button or the middle of a sentence: the first name, after an honorific the whole.</summary>
    public static string First(Person person)
    {
        string name = person.Name ?? person.Company ?? "";
        int space = name.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 || person.Name is null || IsHonorific(name[..space]) ? name : name[..space];
    }

    /// <summary>
    /// Referrals with a title for each, such as a button's: those that would have the same one are told apart by their
    /// source, by the day where that is the same, too, and else by a number.
    /// </summary>
    public static IEnumerable<(Referral Referral, string Title)> ToldApart(IReadOnlyList<Referral> referrals, Func<Referral, string> title, Speech speech, LocalDate today)
    {
        string[] titles = [.. referrals.Select(title)];
        string[] bySource = [.. referrals.Select((referral, i) => $"{titles[i]}, from {referral.Source.Name ?? referral.Source.Company}")];
        string[] byDay = [.. referrals.Select((referral, i) => $"{titles[i]}, {speech.DaySeenFrom(referral.ReceivedOn, today)}")];
        return referrals.Select((referral, i) => (
            referral,
            IsAlone(titles, i) ? titles[i]
            : IsAlone(bySource, i) ? bySource[i]
            : IsAlone(byDay, i) ? byDay[i]
            : $"{titles[i]} ({titles.Take(i + 1).Count(other => other == titles[i])})"));

        static bool IsAlone(string[] all, int i) => all.Count(other => other == all[i]) == 1;
    }

    /// <summary>How somebody was introduced: "by e-mail".</summary>
    public static string Of(Introduction introduction) => introduction switch
    {
        Introduction.Email => "by e-mail",
        Introduction.Meeting => "in a meeting",
        Introduction.Call => "on a call",
        Introduction.Chat => "by chat",
        Introduction.Promised => "promised, not made yet",
        Introduction.NameOnly => "a name only, no introduction yet",
    };

    /// <summary>How far a referral has come: "contacted".</summary>
    public static string Of(Stage stage) => stage switch
    {
        Stage.Introduced => "not contacted yet",
        Stage.Contacted => "contacted",
        Stage.Meeting => "meeting",
        Stage.Proposal => "proposal",
        Stage.Won => "won",
        Stage.Lost => "lost",
        Stage.Declined => "declined",
        Stage.Reopened => "open again",
    };

    /// <summary>What referrals are worth together, after their number: ", worth $60,000"; nothing where no worth is known.</summary>
    public static string Worth(IReadOnlyList<Referral> referrals)
    {
        IReadOnlyList<string> sums = Sums(referrals);
        int unknown = referrals.Count(one => one.Value is null);
        return sums.Count == 0 ? "" : $", worth {string.Join(" + ", sums)}{(unknown == 0 ? "" : $" ({unknown} without a value)")}";
    }

    /// <summary>What referrals are worth together, each currency by itself, the most first.</summary>
    public static IReadOnlyList<string> Sums(IEnumerable<Referral> referrals) =>
    [
        .. from value in referrals.Select(one => one.Value).OfType<Money>()
           group value.Amount by value.Currency into amounts
           let sum = new Money(amounts.Sum(), amounts.Key)
           orderby sum.Amount descending
           select Speech.Money(sum),
    ];

    /// <summary>How somebody was thanked: "by note".</summary>
    public static string Of(TouchMethod method) => method switch
    {
        TouchMethod.Note => "by note",
        TouchMethod.Email => "by e-mail",
        TouchMethod.Call => "by call",
        TouchMethod.Chat => "by message",
        TouchMethod.Gift => "with a gift",
        TouchMethod.Meal => "over a meal",
        TouchMethod.Visit => "with a visit",
        TouchMethod.Review => "in an account review",
        TouchMethod.ReportCard => "with a report card",
        TouchMethod.Event => "at an event",
        TouchMethod.Content => "with an article",
        TouchMethod.InPerson => "in person",
    };

    /// <summary>"referral" for an introduction, "lead" for a name or a promise.</summary>
    public static string Noun(Referral referral) => referral.Counts ? "referral" : "lead";

    private static bool IsHonorific(string word) => word.TrimEnd('.') is "Mr" or "Mrs" or "Ms" or "Dr" or "Prof" or "Sir" or "Miss" or "Herr" or "Frau" or "Smt" or "Shri" or "Mme";

    /// <summary>A job title as it stands on a card: "vp sales" is "VP Sales". What has a capital stays as it was typed.</summary>
    public static string? Capitalised(string? title)
    {
        if (title is null || title.Any(char.IsUpper))
        {
            return title;
        }

        return string.Join(' ', title.Split(' ').Select(word =>
            ShortTitles.Contains(word) ? word.ToUpperInvariant()
            : SmallWords.Contains(word) || word.Length == 0 ? word
            : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static readonly string[] ShortTitles = ["vp", "svp", "evp", "ceo", "cfo", "coo", "cto", "cio", "cmo", "cro", "ciso", "hr", "it", "md", "gm", "pm"];
    private static readonly string[] SmallWords = ["of", "and", "for", "the", "to", "in", "at"];
}
