using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>How dates, times and money are said to a member, in the habits of their locale.</summary>
/// <param name="locale">Language and region; American habits for <c>en-US</c> and what is unknown, British ones for the other Englishes.</param>
public sealed class Speech(string locale)
{
    private static readonly LocalDatePattern AmericanDay = LocalDatePattern.CreateWithInvariantCulture("ddd, MMM d");
    private static readonly LocalDatePattern AmericanDayOfYear = LocalDatePattern.CreateWithInvariantCulture("ddd, MMM d, uuuu");
    private static readonly LocalDatePattern BritishDay = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalDatePattern BritishDayOfYear = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    private static readonly LocalTimePattern AmericanTime = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");
    private static readonly LocalTimePattern BritishTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private readonly bool isAmerican = !locale.StartsWith("en-", StringComparison.OrdinalIgnoreCase) || locale.EndsWith("-US", StringComparison.OrdinalIgnoreCase);

    /// <summary>A day: "Tue, Nov 24", with the year where it is another one than today's.</summary>
    public string Day(LocalDate day, LocalDate today) =>
        (isAmerican, day.Year == today.Year) switch
        {
            (true, true) => AmericanDay.Format(day),
            (true, false) => AmericanDayOfYear.Format(day),
            (false, true) => BritishDay.Format(day),
            (false, false) => BritishDayOfYear.Format(day),
        };

    /// <summary>A day as one says it from today: "today", "tomorrow, Tue, Nov 24", "Fri, Nov 27".</summary>
    public string DaySeenFrom(LocalDate day, LocalDate today) =>
        Period.DaysBetween(today, day) switch
        {
            0 => "today",
            1 => $"tomorrow, {Day(day, today)}",
            -1 => $"yesterday, {Day(day, today)}",
            _ => Day(day, today),
        };

    /// <summary>A time of day: "3:00 PM" or "15:00".</summary>
    public string Time(LocalTime time) => (isAmerican ? AmericanTime : BritishTime).Format(time);

    /// <summary>A day or a moment: "tomorrow, Tue, Nov 24 at 3:00 PM".</summary>
    public string When(When when, LocalDate today) =>
        when.Time is { } time ? $"{DaySeenFrom(when.Date, today)} at {Time(time)}" : DaySeenFrom(when.Date, today);

    /// <summary>How long ago a day was: "today", "yesterday", "5 days ago", "3 weeks ago", "4 months ago".</summary>
    public static string Ago(LocalDate day, LocalDate today) =>
        Period.DaysBetween(day, today) switch
        {
            <= 0 => "today",
            1 => "yesterday",
            var days and < 14 => $"{days} days ago",
            var days and < 60 => $"{days / 7} weeks ago",
            var days => $"{days / 30} months ago",
        };

    /// <summary>An amount: "$40,000", "£12,500.50", "40,000 CHF".</summary>
    public static string Money(Money money)
    {
        string amount = money.Amount.ToString(money.Amount == decimal.Truncate(money.Amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
        return money.Currency switch
        {
            "USD" => "$" + amount,
            "GBP" => "£" + amount,
            "EUR" => "€" + amount,
            "INR" => "₹" + amount,
            var code => $"{amount} {code}",
        };
    }

    /// <summary>A number of things: "1 referral", "3 referrals".</summary>
    public static string Count(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : $"{count.ToString(CultureInfo.InvariantCulture)} {many}";

    /// <summary>A text with its first letter as a sentence begins.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A text cut to a length.</summary>
    public static string Fit(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1).TrimEnd(), "…");

    /// <summary>A list: "Kim", "Kim and Tom", "Kim, Tom and Raj".</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
        };
}
