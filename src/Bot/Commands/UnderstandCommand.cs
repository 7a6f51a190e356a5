using System.Text.Json;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Bot.Commands;

/// <summary>
/// The <c>understand</c> command: reads messages as JSON Lines and prints the frame of each as one line, in order. A line
/// that cannot be read gives a line with an <c>error</c>, and the run goes on.
/// </summary>
internal static class UnderstandCommand
{
    /// <summary>Reads until the input ends; returns the exit code, which is 0.</summary>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, TimeProvider time, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Answer(line, time).AsMemory(), cancellationToken);
                await output.FlushAsync(cancellationToken);
            }
        }

        return 0;
    }

    /// <summary>The line that answers one line.</summary>
    public static string Answer(string line, TimeProvider time)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return UnderstandLine.TryParse(json.RootElement, time, out var message, out var error)
                ? FrameJson.Write(FrameReader.Read(message.Text, message.Context).Frame)
                : Error(error);
        }
        catch (JsonException e)
        {
            return Error($"not JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // JSON allows \ud800 alone, which is no text: https://www.rfc-editor.org/rfc/rfc8259#section-8.2
            return Error("a text holds half of a surrogate pair");
        }
    }

    private static string Error(string message) => $"{{\"error\":{JsonSerializer.Serialize(message, CommandJson.Default.String)}}}";
}
