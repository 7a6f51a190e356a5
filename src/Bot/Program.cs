using System.Text;
using ReferralBot.Bot.Commands;

if (args is ["understand", ..])
{
    using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
    await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
    return await UnderstandCommand.RunAsync(input, output, TimeProvider.System, CancellationToken.None);
}

return 0;
