using System.Text;
using BenchmarkDotNet.Attributes;
using NodaTime;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Benchmarks;

/// <summary>Every recognizer over one long message, and the times of day over texts made to be slow.</summary>
[MemoryDiagnoser]
public class RecognizerBenchmarks
{
    private readonly string _message =
        "Hi, a quick one between flights. Please log a referral from Petra Lindqvist, controller at Birch Hill Foods. The prospect is Omar Castellano, " +
        "VP Supply Chain at Verano Produce, omar@verano.com, 415-555-0142 x23. Petra introduced us by email last Tuesday. Omar needs label printers, the budget is " +
        "USD 85,000 to $120k. I have to call him by Dec 1 at 3pm, and again every other Friday. Yes, the sheet at www.verano.com/sheet is up to date.";

    private static readonly LocalDateTime Now = new(2026, 11, 20, 6, 35);

    private readonly DateTimeRecognizer _times = new(Culture.EnglishUnitedStates);
    private readonly MoneyRecognizer _money = new(Culture.EnglishUnitedStates);
    private readonly NumberRecognizer _numbers = new(Culture.EnglishUnitedStates);
    private readonly YesNoRecognizer _answers = new(Culture.EnglishUnitedStates);
    private readonly string _hundreds = Repeat("one hundred and ");
    private readonly string _ones = Repeat("1 ");
    private readonly string _spaces = Repeat(" ");
    private readonly string _digits = Repeat("7");
    private readonly string _nested = Repeat("3 days after ");

    /// <summary>Dates, times and ranges of a long message.</summary>
    [Benchmark]
    public object Times() => _times.Recognize(_message, Now);

    /// <summary>Amounts of a long message.</summary>
    [Benchmark]
    public object Money() => _money.Recognize(_message);

    /// <summary>Numbers of a long message.</summary>
    [Benchmark]
    public object Numbers() => _numbers.Recognize(_message);

    /// <summary>Addresses and phone numbers of a long message.</summary>
    [Benchmark]
    public object Addresses() => (EmailRecognizer.Recognize(_message), UrlRecognizer.Recognize(_message), PhoneRecognizer.Recognize(_message));

    /// <summary>The answer in a long message.</summary>
    [Benchmark]
    public object Answers() => _answers.Recognize(_message);

    /// <summary>4,000 characters of "one hundred and".</summary>
    [Benchmark]
    public object Hundreds() => (_times.Recognize(_hundreds, Now), _numbers.Recognize(_hundreds), _money.Recognize(_hundreds));

    /// <summary>4,000 characters of "1 1 1".</summary>
    [Benchmark]
    public object Ones() => (_times.Recognize(_ones, Now), _numbers.Recognize(_ones), _money.Recognize(_ones), PhoneRecognizer.Recognize(_ones));

    /// <summary>4,000 spaces.</summary>
    [Benchmark]
    public object Spaces() => (_times.Recognize(_spaces, Now), _numbers.Recognize(_spaces));

    /// <summary>4,000 digits in one run.</summary>
    [Benchmark]
    public object Digits() => (_times.Recognize(_digits, Now), _numbers.Recognize(_digits), PhoneRecognizer.Recognize(_digits));

    /// <summary>4,000 characters of days that count from days.</summary>
    [Benchmark]
    public object Nested() => _times.Recognize(_nested, Now);

    private static string Repeat(string piece) => new StringBuilder().Insert(0, piece, 4_000 / piece.Length).ToString();
}
