using BenchmarkDotNet.Running;
using ReferralBot.Benchmarks;
using ReferralBot.Benchmarks.Load;
using ReferralBot.Benchmarks.Scale;
using ReferralBot.Benchmarks.Stores;

// Tools that are no micro-benchmarks have a name of their own; everything else goes to BenchmarkDotNet.
var tools = new Dictionary<string, Func<string[], Task<int>>>
{
    ["load"] = LoadCommand.RunAsync,
    ["scale"] = ScaleCommand.RunAsync,
    ["scores"] = files => Task.FromResult(ScoresCommand.Run(files, Console.Out)),
    ["store"] = StoreCommand.RunAsync,
    [BareEndpoint.CommandName] = BareEndpoint.RunAsync,
    [DigestsCommand.CommandName] = DigestsCommand.RunAsync,
    [FiguresCommand.CommandName] = FiguresCommand.RunAsync,
    [FirstCallCommand.CommandName] = FirstCallCommand.RunAsync,
};

if (args.Length > 0 && tools.TryGetValue(args[0], out var tool))
{
    return await tool(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args);
return 0;
