using System.Runtime.CompilerServices;

namespace ReferralBot.Tests.Transcripts;

/// <summary>
/// Holds the conversations in the text files beside this one, through the whole bot, and compares every word.
/// With UPDATE_TRANSCRIPTS=1 the files are written anew instead, to be read before they are kept.
/// </summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.GetDirectoryName(SourceFile())!;

    public static TheoryData<string> Transcripts => new(Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task IsHeldWordForWord(string name)
    {
        string file = Path.Combine(Folder, name + ".txt");
        string expected = await File.ReadAllTextAsync(file);
        string actual = await Transcript.HoldAsync(expected);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            await File.WriteAllTextAsync(file, actual);
            return;
        }

        Assert.Equal(expected, actual);
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
