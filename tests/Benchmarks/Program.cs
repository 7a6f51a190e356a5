using BenchmarkDotNet.Running;
using ReferralBot.Benchmarks;
using ReferralBot.Benchmarks.Load;
using ReferralBot.Benchmarks.Scale;
using ReferralBot.Benchmarks.Stores;

const double LowestScore = 0.92;

// Tools that are no micro-benchmarks have a name of their own; everything else goes to BenchmarkDotNet.
var tools = new Dictionary<string, Func<string[], Task<int>>>
{
    ["load"] = LoadCommand.RunAsync,
    ["scores"] = files => Task.FromResult(Array.TrueForAll(files, file => UnderstandingScores.Run(file, Console.Out) >= LowestScore) ? 0 : 1),
    ["scale"] = ScaleCommand.RunAsync,
    ["store"] = StoreCommand.RunAsync,
    [BareEndpoint.CommandName] = BareEndpoint.RunAsync,
    [DigestsCommand.CommandName] = DigestsCommand.RunAsync,
};

if (args.Length > 0 && tools.TryGetValue(args[0], out var tool))
{
    return await tool(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args);
return 0;
