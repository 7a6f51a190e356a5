using NodaTime;
using ReferralBot.Bot.Simulations;
using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Teams;

namespace ReferralBot.Tests.Simulations;

public sealed class SimulationTests
{
    /// <summary>A year, with the 29th of February and both changes of the clocks in it, all over the world.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(23)]
    [InlineData(37)]
    public async Task AYearBreaksNoRule(int seed)
    {
        SimulationReport report = await PlayAsync(new SimulationPlan(Instant.FromUtc(2027, 12, 20, 0, 0), Days: 376, Members: 4, seed));

        Assert.Empty(report.Broken);
        Assert.True(report.Digests > 100, $"Only {report.Digests} digests came.");
    }

    [Fact]
    public async Task AQuarterOfATeamBreaksNoRule()
    {
        SimulationReport report = await PlayAsync(new SimulationPlan(Instant.FromUtc(2026, 9, 1, 0, 0), Days: 90, Members: 20, Seed: 1));

        Assert.Empty(report.Broken);
        Assert.All(report.Kinds.Counts, kind => Assert.True(kind.Value is { Arisen: > 0, Nudged: > 0, Settled: > 0 }, $"{kind.Key} was not played."));
        Assert.True(report is { Late: > 0, AtTheirTime: > 0, Silent: > 0, TeamsShown: > 0, Digests: > 500 }, "Something that was to be played did not happen.");
    }

    private static async Task<SimulationReport> PlayAsync(SimulationPlan plan)
    {
        using var simulation = new Simulation(plan, [new TeamsWireView(), new SlackWireView()]);
        return await simulation.RunAsync(CancellationToken.None);
    }
}
