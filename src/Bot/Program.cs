using ReferralBot.Bot.Commands;

return args is ["recognize"] ? await RecognizeCommand.RunAsync(Console.In, Console.Out, CancellationToken.None) : 0;
