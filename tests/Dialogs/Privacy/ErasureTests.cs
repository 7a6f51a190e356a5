using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Nudges;

namespace ReferralBot.Tests.Dialogs.Privacy;

public sealed class ErasureTests
{
    private static readonly Sender Olga = NudgedTeam.Member("Olga", isAdmin: true);
    private static readonly Sender Tom = NudgedTeam.Member("Tom");

    [Fact]
    public async Task NothingThatIsKeptNamesThePersonAfterwardsAndTheCountersStillAgree()
    {
        await using NudgedTeam team = await StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Zélie Quist at Globex, by email");
        await team.SayAsync(Tom, "told Zélie Quist I'd send the deck by Friday");
        await team.SayAsync(Tom, "called Zélie Quist");
        await team.SayAsync(Tom, "remind me on Thursday to call Zélie Quist");
        await team.SayAsync(Tom, "I introduced Zélie Quist to Kim Lee");

        // A question that is open, with her name in it.
        Assert.Contains(await team.SayAsync(Tom, "log referral from Zélie Quist"), reply => reply.Text.Contains("Quist", StringComparison.Ordinal));
        Assert.Contains(await team.RowsAsync(), row => row.StartsWith("question|", StringComparison.Ordinal));

        await ForgetAsync(team, "Zélie Quist");
        await team.LiveUntilAsync("2026-11-23T09:00");

        Assert.Empty(await NamingAsync(team, "Quist"));
        Assert.Empty(await team.RecountAsync());
    }

    [Fact]
    public async Task AManagersDigestNamesThePersonNoMore()
    {
        await using NudgedTeam team = await StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Zelie Quist at Globex, by email");
        await team.LiveUntilAsync("2026-12-02T10:00");
        Assert.Contains(await NamingAsync(team, "Quist"), row => row.StartsWith("nudges|U-olga", StringComparison.Ordinal));

        await ForgetAsync(team, "Zelie Quist");
        await team.LiveUntilAsync("2026-12-02T11:00");

        Assert.Empty(await NamingAsync(team, "Quist"));
    }

    [Fact]
    public async Task ANameBeforeARenameIsForgottenToo()
    {
        await using NudgedTeam team = await StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Zelie Quist at Globex, by email");
        KnownContact known = Assert.Single(await team.ReadAsync(workspace => new ContactStore(workspace).FindAsync("Zelie Quist", CancellationToken.None)));
        Contact zelie = (await team.ReadAsync(workspace => new ContactStore(workspace).GetAsync(known.Id, CancellationToken.None)))!;
        await team.WriteAsync(workspace =>
        {
            new ContactStore(workspace).Save(zelie, zelie with { Name = "Zoe Quint" });

            // As an earlier version left it.
            workspace.Put(RowKeys.Named("zelie older quist"), new NamedContact(zelie.Id), RowJson.Default.NamedContact);
        });
        Assert.DoesNotContain(await team.RowsAsync(), row => row.StartsWith("named|zelie quist ", StringComparison.Ordinal));

        await ForgetAsync(team, "Zoe Quint");
        await team.LiveUntilAsync("2026-11-23T09:00");

        Assert.DoesNotContain(await team.RowsAsync(), row => row.StartsWith("named|z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoWasTakenBackLeavesNoName()
    {
        await using NudgedTeam team = await StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Zelie Quist at Globex, by email");
        await team.SayAsync(Tom, "undo");

        Assert.DoesNotContain(await team.RowsAsync(), row => row.StartsWith("named|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AllRemindersAboutThePersonGoHoweverManyThereAre()
    {
        await using NudgedTeam team = await StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Zelie Quist at Globex, by email");
        for (int part = 0; part < 4; part++)
        {
            await team.WriteAsync(workspace =>
            {
                var reminders = new ReminderStore(workspace);
                for (int i = 0; i < 60; i++)
                {
                    reminders.Save(null, new Reminder { Id = Ids.New(team.Now), MemberId = Tom.Id, Text = i % 2 == 0 ? "call the bank" : "call Zelie Quist", Due = new When(team.Today.PlusDays(14)), AskedAt = team.Now });
                }
            });
        }

        await ForgetAsync(team, "Zelie Quist");
        await team.LiveUntilAsync("2026-11-23T09:00");

        Assert.Empty(await NamingAsync(team, "Quist"));
        Assert.Equal(120, (await team.RowsAsync()).Count(row => row.StartsWith("reminder|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OneWordIsNotTakenForEverybodyWhoseNameHasIt()
    {
        await using NudgedTeam team = await StartAsync();
        await team.SayAsync(Tom, "log referral from Kim Lee at Acme: Dana, by email");
        await team.SayAsync(Tom, "remind me on Friday to book a table with Dana White");
        await team.SayAsync(Tom, "log referral from Dana White");
        Assert.Contains(await NamingAsync(team, "Dana White"), row => row.StartsWith("question|", StringComparison.Ordinal));

        Reply asked = await ForgetAsync(team, "Dana");
        await team.LiveUntilAsync("2026-11-23T09:00");

        Assert.Contains("Out of my reach: messages in chats, exported files, backups made before, and the name where a colleague wrote it into a note on somebody else, and Dana in reminders and questions that do not say who is meant", NudgedTeam.Read(asked));
        IReadOnlyList<string> left = await NamingAsync(team, "Dana White");
        Assert.Contains(left, row => row.StartsWith("reminder|", StringComparison.Ordinal));
        Assert.Contains(left, row => row.StartsWith("question|", StringComparison.Ordinal));
        Assert.DoesNotContain(await team.RowsAsync(), row => row.StartsWith("contact|", StringComparison.Ordinal) && row.Contains("\"Dana\"", StringComparison.Ordinal));
    }

    private static async Task<NudgedTeam> StartAsync()
    {
        NudgedTeam team = await NudgedTeam.StartAsync();
        await team.JoinAsync(Olga);
        await team.JoinAsync(Tom);
        return team;
    }

    private static async Task<Reply> ForgetAsync(NudgedTeam team, string name)
    {
        Reply asked = Assert.Single(await team.SayAsync(Olga, $"forget {name}"));
        await team.PressAsync(Olga, asked, "Erase for good");
        return asked;
    }

    private static async Task<IReadOnlyList<string>> NamingAsync(NudgedTeam team, string name) =>
        [.. (await team.RowsAsync()).Where(row => row.Contains(name, StringComparison.OrdinalIgnoreCase))];
}
