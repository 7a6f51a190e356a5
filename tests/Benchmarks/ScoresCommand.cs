using System.Runtime.CompilerServices;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Prints how well messages are understood: over the examples of the tests, or over the files that are named. A file with a
/// <c>recognizer</c> in its first line holds cases for the recognizers, any other messages with their frames.
/// </summary>
internal static class ScoresCommand
{
    private const double LowestScore = 0.92;

    private static readonly string[] Own = ["examples.jsonl", Path.Combine("Recognizers", "cases.jsonl")];

    /// <summary>Prints the scores, and gives 0 where every file reaches the lowest score allowed, else 1.</summary>
    public static int Run(string[] files, TextWriter output)
    {
        var isGood = true;
        foreach (var file in files.Length > 0 ? files : [.. Own.Select(static file => Path.Combine(Folder(), file))])
        {
            output.WriteLine(file);
            var share = File.ReadLines(file).FirstOrDefault()?.Contains("\"recognizer\"", StringComparison.Ordinal) == true
                ? RecognizerScores.Run(file, output)
                : UnderstandingScores.Run(file, output);
            isGood &= share >= LowestScore;
        }

        return isGood ? 0 : 1;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Dialogs", "Understanding");
}
