using ReferralBot.Bot.Commands;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
