using System.CommandLine;
using Microsoft.Extensions.Options;
using ReferralBot.Bot.Terminal;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Commands;

/// <summary>The commands of the program. Without one it serves.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    /// <summary>Every command, with its help.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("ReferralBot remembers referrals, so that every source is thanked and every prospect is called. Without a command it serves Teams and Slack.")
        {
            TreatUnmatchedTokensAsErrors = true,
        };
        root.SetAction((_, cancellationToken) => ServeAsync(cancellationToken));
        root.Add(Command("chat", "Talk to the bot in the terminal; /help shows the terminal's own commands.", ChatAsync));
        root.Add(Command("understand", "Read JSON Lines of messages from standard input and write what was understood.", cancellationToken => UnderstandCommand.RunAsync(Console.In, Console.Out, TimeProvider.System, cancellationToken)));
        root.Add(Command("recognize", "Read JSON Lines of texts from standard input and write the dates, money, numbers ... in them.", cancellationToken => RecognizeCommand.RunAsync(Console.In, Console.Out, cancellationToken)));
        root.Add(SimulateCommand.Create());
        IConfiguration settings = BotHost.ReadSettings();
        root.Add(PackageCommand.Create(settings));
        root.Add(ExportCommand.Create(settings));
        root.Add(BackupCommand.Create(settings));
        root.Add(CopyStoreCommand.Create(settings));
        root.Add(RecountCommand.Create(settings));
        return root;
    }

    /// <summary>Runs the command that the arguments name. 0 only on success.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            return await Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is OptionsValidationException or StoreUnavailableException or IOException)
        {
            await Console.Error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return Failed;
        }
    }

    private static Command Command(string name, string description, Func<CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancellationToken) => run(cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(CancellationToken cancellationToken)
    {
        await using WebApplication app = BotHost.BuildServer([]);
        FrameReader.Prepare();
        await app.RunAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> ChatAsync(CancellationToken cancellationToken)
    {
        using IHost host = BotHost.BuildChat([], TerminalWindow.OfThisProcess());
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        await host.Services.GetRequiredService<Chat>().RunAsync(Environment.UserName, cancellationToken).ConfigureAwait(false);
        await host.StopAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
