using System.CommandLine;
using System.Diagnostics;
using NodaTime;
using ReferralBot.Bot.Simulations;
using ReferralBot.Bot.Slack;
using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.FollowUps;

namespace ReferralBot.Bot.Commands;

/// <summary><c>simulate</c>: plays a team through weeks in memory, and fails where a rule of nudging is broken.</summary>
internal static class SimulateCommand
{
    private const int Failed = 1;
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 1, 0, 0);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "For how many days, from 1 September 2026 on: the changes of clocks lie in them.", DefaultValueFactory = _ => 90 };
        var members = new Option<int>("--members") { Description = "How many members.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "What chance begins with; the same seed plays the same.", DefaultValueFactory = _ => 1 };
        days.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 3660, "--days is a number from 1 to 3660."));
        members.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 1000, "--members is a number from 1 to 1000."));
        var command = new Command("simulate", "Play a team through weeks in memory: what is sent, settled, late and dropped. Ends with 1 where a rule is broken.") { days, members, seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new SimulationPlan(Start, parsed.GetValue(days), parsed.GetValue(members), parsed.GetValue(seed)), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool holds, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }

    private static async Task<int> RunAsync(SimulationPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var simulation = new Simulation(plan, [new TeamsWireView(), new SlackWireView()]);
        SimulationReport report = await simulation.RunAsync(cancellationToken).ConfigureAwait(false);
        int zones = simulation.Members.Select(member => member.TimeZone).Distinct().Count();
        await output.WriteLineAsync(FormattableString.Invariant($"""
            {plan.Days} days, {plan.Members} members in {zones} time zones, seed {plan.Seed}, the bot down for three days: played in {watch.Elapsed.TotalSeconds:0.0} s
            received  {report.Received} referrals and leads
            sent      {report.Digests} digests with {report.Items} follow-ups, {report.AtTheirTime} nudges at their own time, {report.Briefs} weekly briefs, {report.Answers} answers
            silent    {report.Silent} mornings with nothing due
            late      {report.Late} digests, after the bot was down
            dropped   {report.Dropped} messages to members who had blocked the bot
            team      {report.TeamsShown} times the manager saw whom the team had not contacted in time
            pressed   {string.Join(", ", report.Pressed.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}
            rendered  {report.Rendered} replies for Teams and Slack, held to their limits
            broken    {report.BrokenCount} rules
            """)).ConfigureAwait(false);
        await output.WriteLineAsync("kind               arisen   nudged  settled     late  dropped").ConfigureAwait(false);
        foreach ((FollowUpKind kind, KindCounts counts) in report.Kinds.Counts.OrderBy(of => of.Key))
        {
            await output.WriteLineAsync(FormattableString.Invariant(
                $"{kind,-16}{counts.Arisen,9}{counts.Nudged,9}{counts.Settled,9}{counts.Late,9}{counts.Dropped,9}")).ConfigureAwait(false);
        }

        foreach (string broken in report.Broken)
        {
            await output.WriteLineAsync($"  {broken}").ConfigureAwait(false);
        }

        return report.BrokenCount == 0 ? 0 : Failed;
    }
}
