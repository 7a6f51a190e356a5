using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Turns;

public sealed class OldRowSweeperTests
{
    private static readonly Sender Tom = NudgedTeam.Member("Tom");
    private static readonly Sender Maria = NudgedTeam.Member("Maria");

    [Fact]
    public async Task AQuestionThatIsTooOldIsLetGoOfWithTheNextMessage()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee");
        Assert.Contains(await team.RowsAsync(), IsQuestion);
        team.Clock.Advance(TimeSpan.FromDays(1));

        await team.SayAsync(Tom, "what is due");

        Assert.DoesNotContain(await team.RowsAsync(), IsQuestion);
    }

    [Fact]
    public async Task QuestionsThatAreTooOldAreSweptAndOthersStay()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee");
        team.Clock.Advance(TimeSpan.FromDays(1));
        await team.SayAsync(Maria, "log referral from Kim Lee");

        using var sweeper = new OldRowSweeper(team.Store, team.Clock, NullLogger<OldRowSweeper>.Instance);
        await sweeper.SweepAsync(CancellationToken.None);

        Assert.StartsWith("question||U-maria", Assert.Single(await team.RowsAsync(), IsQuestion), StringComparison.Ordinal);
    }

    private static bool IsQuestion(string row) => row.StartsWith("question|", StringComparison.Ordinal);
}
