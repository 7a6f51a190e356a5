namespace ReferralBot.Bot.Terminal;

/// <summary>Where a chat is held: on a terminal, or through pipes.</summary>
/// <param name="Input">What is typed.</param>
/// <param name="Output">What is shown.</param>
/// <param name="IsTyped">True where a person types: there is a prompt then. Otherwise lines are echoed, so that the output reads as a transcript.</param>
/// <param name="HasColour">True where colours and other escape sequences are understood.</param>
/// <param name="Width">Columns that a card may take.</param>
internal sealed record TerminalWindow(TextReader Input, TextWriter Output, bool IsTyped, bool HasColour, int Width)
{
    private const int WidthOfTranscripts = 80;
    private const int WidestCard = 100;
    private const int NarrowestCard = 40;

    /// <summary>The process's own console. Colours are left out where they would land in a file, and for <c>NO_COLOR</c> (https://no-color.org).</summary>
    public static TerminalWindow OfThisProcess()
    {
        var hasColour = !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var width = Console.IsOutputRedirected ? WidthOfTranscripts : Math.Clamp(Console.WindowWidth - 1, NarrowestCard, WidestCard);
        return new TerminalWindow(Console.In, Console.Out, !Console.IsInputRedirected, hasColour, width);
    }
}
