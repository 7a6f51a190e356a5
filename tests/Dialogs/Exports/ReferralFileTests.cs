using System.Text;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Exports;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Dialogs.Exports;

public sealed class ReferralFileTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    [Theory]
    [InlineData(Role.Rep, "maria", "r-maria")]
    [InlineData(Role.Rep, "tom", null)]
    [InlineData(Role.Rep, null, null)]
    [InlineData(Role.Marketer, null, null)]
    [InlineData(Role.Manager, "tom", "r-tom")]
    [InlineData(Role.Manager, null, "r-maria r-tom")]
    public async Task WhatIsMadeIsDecidedWhenItIsMade(Role role, string? whose, string? expected)
    {
        await using var store = TemporaryStore.Open();
        var workspace = new Workspace(store.Store, "team");
        Member maria = Member("maria", role);
        new MemberStore(workspace).Save(maria);
        var referrals = new ReferralStore(workspace);
        referrals.Save(null, Referral("r-maria", "maria", new LocalDate(2026, 11, 2)));
        referrals.Save(null, Referral("r-tom", "tom", new LocalDate(2026, 11, 3)));
        referrals.Save(null, Referral("r-old", "maria", new LocalDate(2026, 10, 31)));
        Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);

        FileContent? file = await new ReferralFile().MakeAsync(
            new FileContext(new Workspace(store.Store, "team"), maria, Now),
            ReferralFile.Request(whose, new DateInterval(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30))),
            CancellationToken.None);

        Assert.Equal(expected, file is null ? null : string.Join(' ', Encoding.UTF8.GetString(file.Bytes.Span).Split("\r\n")[1..^1].Select(line => line.Split(',')[0])));
    }

    private static Member Member(string id, Role role) => new() { Id = id, Name = id, Role = role, TimeZone = "UTC", Locale = "en-US" };

    private static Referral Referral(string id, string repId, LocalDate on) => new()
    {
        Id = id,
        RepId = repId,
        Source = new Person("kim", "Kim", null),
        Prospect = new Person("dana", "Dana", null),
        Introduction = Introduction.Email,
        ReceivedOn = on,
        LoggedAt = Now,
        ChangedAt = Now,
    };
}
