using System.Globalization;
using System.Text;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding.Recognizers;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>The fields of a referral that can be corrected, each read from what a person typed.</summary>
internal static class ReferralFields
{
    public const string Name = "name";
    public const string Company = "company";
    public const string Title = "title";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Value = "value";
    public const string Need = "need";
    public const string Introduced = "introduction";
    public const string Source = "source";
    public const string Date = "date";
    public const string Due = "due";
    public const string DueTime = "dueTime";

    private const string DefaultCurrency = "USD";
    private const decimal MostWorth = 1_000_000_000_000;

    /// <summary>Whether a field tells of the person, and so of every referral that names them.</summary>
    public static bool IsPersonal(string field) => field is Name or Company or Title or Email or Phone;

    /// <summary>What a field says of a person; null where it is empty.</summary>
    public static string? Of(Person person, string field) => field switch
    {
        Name => person.Name,
        Company => person.Company,
        Title => person.Title,
        Email => person.Email,
        Phone => person.Phone,
        _ => null,
    };

    /// <summary>
    /// The referral with one field changed; or what is wrong with the text, in a sentence. An empty text clears the
    /// field. The source is not among them: it is another contact, which <see cref="EditReferral"/> looks up.
    /// </summary>
    public static (Referral Referral, string? Error) Set(Referral referral, string field, string text, DialogContext context)
    {
        string? trimmed = CanBeSeen(text) ? text.Trim() : null;
        switch (field)
        {
            case Name:
                return trimmed is null && referral.Prospect.Company is null
                    ? (referral, "A name or a company is needed.")
                    : (referral with { Prospect = referral.Prospect with { Name = trimmed } }, null);
            case Company:
                return trimmed is null && referral.Prospect.Name is null
                    ? (referral, "A name or a company is needed.")
                    : (referral with { Prospect = referral.Prospect with { Company = trimmed } }, null);
            case Title:
                return (referral with { Prospect = referral.Prospect with { Title = trimmed } }, null);
            case Email:
                string? email = trimmed is null ? null : EmailRecognizer.Recognize(trimmed) is [var found] ? found.Resolution : null;
                return trimmed is not null && email is null
                    ? (referral, "That is no e-mail address. One looks like dana@globex.com.")
                    : (referral with { Prospect = referral.Prospect with { Email = email } }, null);
            case Phone:
                string? phone = trimmed is null ? null : PhoneRecognizer.Recognize(trimmed) is [var number, ..] ? Digits(number.Text) : null;
                return trimmed is not null && phone is null
                    ? (referral, "That is no phone number. One looks like +1 415 555 0100.")
                    : (referral with { Prospect = referral.Prospect with { Phone = phone } }, null);
            case Value:
                Money? money = trimmed is null ? null : ReadMoney(trimmed, referral.Value?.Currency ?? DefaultCurrency, context);
                return trimmed is not null && money is null ? (referral, "That is no amount. One looks like $40k or 40,000 EUR.")
                    : money is { Amount: > MostWorth } ? (referral, "That is more than I can count. Is there a digit too many?")
                    : (referral with { Value = money }, null);
            case Need:
                return (referral with { Need = trimmed }, null);
            case Introduced:
                Introduction? how = trimmed is null ? null : ReadIntroduction(trimmed);
                return trimmed is not null && how is null
                    ? (referral, "Say by e-mail, in a meeting, on a call, by chat, promised, or name only.")
                    : (referral with { Introduction = how }, null);
            case Date:
                LocalDate? on = trimmed is null ? null : ReadPast(trimmed, context);
                return on is null ? (referral, "That is no date. One looks like 2026-11-24 or “last Friday”.")
                    : on > context.Today ? (referral, "That day is still to come.")
                    : (referral with { ReceivedOn = on.Value }, null);
            case Due:
                When? due = trimmed is null ? null : ReadFuture(trimmed, context);
                return trimmed is not null && due is null ? (referral, "That is no date. One looks like 2026-11-24 or “next Tuesday 3pm”.")
                    : due is { } by && by.Date < referral.ReceivedOn ? (referral, "That day is before the introduction.")
                    : (referral with { ActBy = due }, null);
            case DueTime when trimmed is not null && ReadTime(trimmed, context) is null:
                return (referral, "That is no time. One looks like 15:30 or 3pm.");
            case DueTime:
                return (referral with { ActBy = referral.ActBy is { } day ? day with { Time = trimmed is null ? null : ReadTime(trimmed, context) } : null }, null);
            default:
                return (referral, $"I don't know the field “{field}”.");
        }
    }

    /// <summary>How a way of introduction is called in a choice or a sentence.</summary>
    public static Introduction? ReadIntroduction(string text)
    {
        if (Enum.TryParse(text, ignoreCase: true, out Introduction exact) && Enum.IsDefined(exact))
        {
            return exact;
        }

        string word = text.ToLowerInvariant();
        return word switch
        {
            _ when word.Contains("mail", StringComparison.Ordinal) => Introduction.Email,
            _ when word.Contains("promis", StringComparison.Ordinal) => Introduction.Promised,
            _ when word.Contains("name", StringComparison.Ordinal) => Introduction.NameOnly,
            _ when word.Contains("call", StringComparison.Ordinal) || word.Contains("phone", StringComparison.Ordinal) => Introduction.Call,
            _ when word.Contains("chat", StringComparison.Ordinal) || word.Contains("text", StringComparison.Ordinal) || word.Contains("linkedin", StringComparison.Ordinal) => Introduction.Chat,
            _ when word.Contains("meet", StringComparison.Ordinal) || word.Contains("person", StringComparison.Ordinal) || word.Contains("lunch", StringComparison.Ordinal) => Introduction.Meeting,
            _ => null,
        };
    }

    /// <summary>An amount as it was said: in the currency of the one before it where the sentence names none.</summary>
    public static Money? InCurrency(Money? said, Money? before, DialogContext context) =>
        said is { Currency: DefaultCurrency } && before is { Currency: not DefaultCurrency } && new MoneyRecognizer(Culture.Of(context.Member.Locale)).Recognize(context.Words).Count == 0
            ? said with { Currency = before.Currency }
            : said;

    private static Money? ReadMoney(string text, string currency, DialogContext context)
    {
        Culture culture = Culture.Of(context.Member.Locale);
        if (new MoneyRecognizer(culture).Recognize(text) is [var money, ..])
        {
            return new Money(money.Resolution.InCurrency, money.Resolution.Currency);
        }

        return new NumberRecognizer(culture).Recognize(text) is [var number, ..] && number.Resolution.Value >= 0
            ? new Money(number.Resolution.Value, currency)
            : null;
    }

    private static LocalDate? ReadPast(string text, DialogContext context) =>
        Dates(context).Recognize(text, context.LocalNow) is [var date, ..] ? date.Resolution.Past?.Date : null;

    private static When? ReadFuture(string text, DialogContext context) =>
        Dates(context).Recognize(text, context.LocalNow) is [var date, ..] && date.Resolution.Future is { } occasion
            ? new When(occasion.Date ?? context.Today, occasion.Time)
            : null;

    private static LocalTime? ReadTime(string text, DialogContext context) =>
        Dates(context).Recognize(text, context.LocalNow) is [var time, ..] ? time.Resolution.Future?.Time : null;

    private static DateTimeRecognizer Dates(DialogContext context) => new(Culture.Of(context.Member.Locale));

    /// <summary>Whether there is more than blanks and marks of no width: what nobody can see is no name.</summary>
    private static bool CanBeSeen(string text) =>
        text.EnumerateRunes().Any(rune => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control));

    private static string Digits(string text) =>
        string.Concat(text.Where((c, index) => char.IsAsciiDigit(c) || c == '+' && index == 0));
}
