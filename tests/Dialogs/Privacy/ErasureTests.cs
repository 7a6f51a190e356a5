using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Dialogs.Privacy;

public sealed class ErasureTests
{
    private static readonly Sender Olga = NudgedTeam.Member("Olga", isAdmin: true);
    private static readonly Sender Tom = NudgedTeam.Member("Tom");

    [Fact]
    public async Task NothingThatIsKeptNamesThePersonAfterwardsAndTheCountersStillAgree()
    {
        await using NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Olga);
        await team.JoinAsync(Tom);
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Zélie Quist at Globex, by email");
        await team.SayAsync(Tom, "told Zélie Quist I'd send the deck by Friday");
        await team.SayAsync(Tom, "called Zélie Quist");
        await team.SayAsync(Tom, "remind me on Thursday to call Zélie Quist");
        await team.SayAsync(Tom, "I introduced Zélie Quist to Kim Lee");

        // A question that is open, with her name in it.
        Assert.Contains(await team.SayAsync(Tom, "log referral from Zélie Quist"), reply => reply.Text.Contains("Quist", StringComparison.Ordinal));
        Assert.Contains(await team.RowsAsync(), row => row.StartsWith("question|", StringComparison.Ordinal));

        Reply asked = Assert.Single(await team.SayAsync(Olga, "forget Zélie Quist"));
        await team.PressAsync(Olga, asked, "Erase for good");
        await team.LiveUntilAsync("2026-11-23T09:00");

        Assert.DoesNotContain(await team.RowsAsync(), row => row.Contains("Quist", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await team.RecountAsync());
    }
}
