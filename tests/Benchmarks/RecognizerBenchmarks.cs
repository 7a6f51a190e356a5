using System.Text;
using BenchmarkDotNet.Attributes;
using NodaTime;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Benchmarks;

/// <summary>Every recognizer over one long message, and the times of day over texts made to be slow.</summary>
[MemoryDiagnoser]
public class RecognizerBenchmarks
{
    private readonly string message =
        "Hi, a quick one between flights. Please log a referral from Petra Lindqvist, controller at Birch Hill Foods. The prospect is Omar Castellano, " +
        "VP Supply Chain at Verano Produce, omar@verano.com, 415-555-0142 x23. Petra introduced us by email last Tuesday. Omar needs label printers, the budget is " +
        "USD 85,000 to $120k. I have to call him by Dec 1 at 3pm, and again every other Friday. Yes, the sheet at www.verano.com/sheet is up to date.";

    private static readonly LocalDateTime Now = new(2026, 11, 20, 6, 35);

    private readonly DateTimeRecognizer times = new(Culture.EnglishUnitedStates);
    private readonly MoneyRecognizer money = new(Culture.EnglishUnitedStates);
    private readonly NumberRecognizer numbers = new(Culture.EnglishUnitedStates);
    private readonly YesNoRecognizer answers = new(Culture.EnglishUnitedStates);
    private readonly string hundreds = Repeat("one hundred and ");
    private readonly string ones = Repeat("1 ");
    private readonly string spaces = Repeat(" ");
    private readonly string digits = Repeat("7");
    private readonly string nested = Repeat("3 days after ");

    /// <summary>Dates, times and ranges of a long message.</summary>
    [Benchmark]
    public object Times() => times.Recognize(message, Now);

    /// <summary>Amounts of a long message.</summary>
    [Benchmark]
    public object Money() => money.Recognize(message);

    /// <summary>Numbers of a long message.</summary>
    [Benchmark]
    public object Numbers() => numbers.Recognize(message);

    /// <summary>Addresses and phone numbers of a long message.</summary>
    [Benchmark]
    public object Addresses() => (EmailRecognizer.Recognize(message), UrlRecognizer.Recognize(message), PhoneRecognizer.Recognize(message));

    /// <summary>The answer in a long message.</summary>
    [Benchmark]
    public object Answers() => answers.Recognize(message);

    /// <summary>4,000 characters of "one hundred and".</summary>
    [Benchmark]
    public object Hundreds() => (times.Recognize(hundreds, Now), numbers.Recognize(hundreds), money.Recognize(hundreds));

    /// <summary>4,000 characters of "1 1 1".</summary>
    [Benchmark]
    public object Ones() => (times.Recognize(ones, Now), numbers.Recognize(ones), money.Recognize(ones), PhoneRecognizer.Recognize(ones));

    /// <summary>4,000 spaces.</summary>
    [Benchmark]
    public object Spaces() => (times.Recognize(spaces, Now), numbers.Recognize(spaces));

    /// <summary>4,000 digits in one run.</summary>
    [Benchmark]
    public object Digits() => (times.Recognize(digits, Now), numbers.Recognize(digits), PhoneRecognizer.Recognize(digits));

    /// <summary>4,000 characters of days that count from days.</summary>
    [Benchmark]
    public object Nested() => times.Recognize(nested, Now);

    private static string Repeat(string piece) => new StringBuilder().Insert(0, piece, 4_000 / piece.Length).ToString();
}
