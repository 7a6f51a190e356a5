using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Reports;

/// <summary>The period that a question is about, or why there is nothing to count in it.</summary>
internal static partial class AskedPeriod
{
    /// <summary>The period of a frame, the current month where none was said; or the reply that says what is wrong with it.</summary>
    public static async ValueTask<(DateInterval Period, Reply? Problem)> OfAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        DateInterval period = frame.Period ?? PeriodWords.MonthOf(context.Today);
        return (period, await ProblemAsync(context, period, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The period that some words name; null where they name none.</summary>
    public static async ValueTask<DateInterval?> InAsync(DialogContext context, string words, CancellationToken cancellationToken) =>
        (await context.ReadAsync($"figures for {words}", cancellationToken).ConfigureAwait(false)).Frame.Period;

    /// <summary>The period that some words are; null where they tell of anything else, too.</summary>
    public static async ValueTask<DateInterval?> OnlyAsync(DialogContext context, string words, CancellationToken cancellationToken) =>
        new DateTimeRecognizer(Culture.Of(context.Member.Locale)).Recognize(words, context.LocalNow) is [{ Start: 0, Text.Length: var length }] && length == words.Length
            ? await InAsync(context, words, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>What is wrong with a period, or with how it was said; null where nothing is.</summary>
    public static async ValueTask<Reply?> ProblemAsync(DialogContext context, DateInterval period, CancellationToken cancellationToken)
    {
        if (NoQuarter().Match(context.Words) is { Success: true, Value: var said })
        {
            return new Reply { Text = $"There is no {said.ToUpperInvariant()}: the quarters are Q1 to Q4. Which one do you mean?" };
        }

        if (period.Start > context.Today)
        {
            return new Reply { Text = $"{Speech.Capital(PeriodWords.Of(period, context.Today, context.Speech))} is still to come, so there is nothing to count yet." };
        }

        LocalDate? first = await context.Figures.FirstMonthAsync(cancellationToken).ConfigureAwait(false);
        return first is null
            ? Buttons.Reply("Nothing has been counted yet: figures begin with the first introduction that somebody logs.", Buttons.Say("Log a referral", "log referral"))
            : period.End < first
                ? new Reply { Text = $"I have nothing from {PeriodWords.Of(period, context.Today, context.Speech)}: what I know begins in {Month(first.Value, context)}." }
                : null;
    }

    /// <summary>A month by its name, with the year where it is another one than today's; never "so far".</summary>
    private static string Month(LocalDate first, DialogContext context)
    {
        DateInterval month = PeriodWords.MonthOf(first);
        return PeriodWords.Of(month, month.End.PlusYears(first.Year == context.Today.Year ? 0 : 1), context.Speech);
    }

    [GeneratedRegex(@"\bq([05-9]|\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoQuarter();
}
