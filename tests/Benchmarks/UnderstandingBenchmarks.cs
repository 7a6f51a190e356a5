using System.Text;
using BenchmarkDotNet.Attributes;
using NodaTime;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Benchmarks;

/// <summary>How long a message takes to be understood, and what it allocates.</summary>
[MemoryDiagnoser]
public class UnderstandingBenchmarks
{
    private const string LongMessage =
        "log referral from Kim Lee at Acme: Dana Fox, VP Sales at Globex, dana@globex.com, $40k, intro by email, follow up next Tuesday 3pm";

    private readonly ReadingContext context = new()
    {
        Now = new LocalDateTime(2026, 11, 19, 10, 15),
        People = [new KnownPerson("Kim Lee", "Acme", false), new KnownPerson("Maria Lopez", null, true)],
    };

    private string repeated = "";

    /// <summary>What the text of 4,000 characters repeats.</summary>
    [Params("one hundred and ", "1 ", " ", "9", "log referral from kim at ", "not monday, ", "how many of the ", "<at>")]
    public string Repeated { get; set; } = "";

    /// <summary>Builds the text of 4,000 characters.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder();
        while (text.Length < 4_000)
        {
            text.Append(Repeated);
        }

        repeated = text.ToString(0, 4_000);
    }

    /// <summary>A referral with everything in it.</summary>
    [Benchmark]
    public Reading LongReferral() => FrameReader.Read(LongMessage, context);

    /// <summary>What is said most often.</summary>
    [Benchmark]
    public Reading Thanked() => FrameReader.Read("thanked kim w/ a card", context);

    /// <summary>A text that is long and says nothing.</summary>
    [Benchmark]
    public Reading FourThousandCharacters() => FrameReader.Read(repeated, context);
}
