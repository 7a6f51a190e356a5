using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Terminal;

/// <summary>Puts files beside the chat: into the folder that it was started in, and never in place of one that is there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class TerminalFiles(string folder)
{
    private const int MostOfOneName = 1_000;

    /// <summary>Writes a file, and says where it is, or why it is not.</summary>
    public string Write(string name, FileContent file)
    {
        try
        {
            var path = FreePath(SafeName(name));
            using var stream = new FileStream(path, FileMode.CreateNew);
            stream.Write(file.Bytes.Span);
            return TerminalWords.FileWritten(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return TerminalWords.FileNotWritten(name, problem.Message);
        }
    }

    private string FreePath(string name)
    {
        var path = Path.Combine(folder, name);
        for (var number = 2; File.Exists(path) && number < MostOfOneName; number++)
        {
            path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}");
        }

        return path;
    }

    /// <summary>A name that leads nowhere else.</summary>
    private static string SafeName(string name)
    {
        var safe = string.Concat(HarmlessText.OnOneLine(name).Select(c => c is '/' or '\\' or ':' || Path.GetInvalidFileNameChars().Contains(c) ? '_' : c));
        return safe is "" or "." or ".." ? "file" : safe;
    }
}
