using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>Tells a person from a company where a sentence names somebody for the first time.</summary>
internal static class SubjectReader
{
    private const int MostCompanyWords = 5;

    private static readonly string[] CompanyWords =
    [
        "llc", "inc", "ltd", "plc", "gmbh", "corp", "co", "company", "group", "partners", "holdings", "bank", "labs", "systems", "foods", "dental",
        "industries", "logistics", "services", "solutions", "technologies", "consulting", "hospital", "university", "associates", "works",
    ];

    /// <summary>A contact that is not stored yet, for the subject of a frame.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="frame">What was understood; its subject is not null.</param>
    /// <param name="words">The sentence, which may name the company beside the person.</param>
    public static Contact New(DialogContext context, Frame frame, string words)
    {
        string subject = frame.Subject!;
        bool isCompany = IsCompany(subject, frame.Moment);
        return new Contact
        {
            Id = Ids.New(context.Now),
            Name = isCompany ? null : subject,
            Company = isCompany ? subject : CompanyBeside(words, subject),
        };
    }

    /// <summary>
    /// The company in "Mike at Acme": the capitalised words after the name and "at", "from" or "of"; null where there is none.
    /// </summary>
    public static string? CompanyBeside(string words, string name)
    {
        int at = words.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        string[] rest = words[(at + name.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rest is not [var joint, ..] || joint is not ("at" or "from" or "of" or "@"))
        {
            return null;
        }

        var company = new List<string>();
        foreach (string word in rest.Skip(1).Take(MostCompanyWords))
        {
            if (!char.IsUpper(word[0]) && !char.IsDigit(word[0]) && word is not "&")
            {
                break;
            }

            string clean = word.TrimEnd(',', '.', ':', ';', '!', '?');
            company.Add(clean);
            if (clean.Length < word.Length)
            {
                break;
            }
        }

        return company.Count == 0 ? null : string.Join(' ', company);
    }

    /// <summary>
    /// A form of company, or a single word that did what companies do: signed, renewed, went live. Anything else is
    /// taken as a person's name.
    /// </summary>
    private static bool IsCompany(string subject, Moment? moment)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(subject);
        bool hasForm = subject.Contains('&', StringComparison.Ordinal) || subject.Any(char.IsDigit) || words.Any(CompanyWords.Contains);
        return hasForm || (words.Count == 1 && moment is not (null or Moment.ThankedUs or Moment.Result or Moment.Discovery));
    }
}
