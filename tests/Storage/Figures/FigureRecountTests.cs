using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ReferralBot.Bot.Simulations;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Storage.Figures;

/// <summary>Counters and records agree, whatever happens to the records.</summary>
public sealed class FigureRecountTests
{
    private const string Team = "team";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly LocalDate Day = new(2026, 10, 20);
    private static readonly string[] Members = ["maria", "tom", "raj"];

    [Fact]
    public void CountersAgreeWithRecordsWhateverHappens() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(int What, int Which, int How, int Day)[]>(),
            steps => PlayAsync(steps).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void ASheetOfAnyPeriodSaysWhatTheRecordsSay() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(int What, int Which, int How, int Day)[]>(),
            ArbMap.Default.ArbFor<(byte From, byte Length)>(),
            (steps, period) => SheetAsync(steps, new DateInterval(Day.PlusDays(period.From % 60), Day.PlusDays(period.From % 60 + period.Length % 70))).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public async Task TellsWhereACounterIsWrongAndPutsItRight()
    {
        var store = new MemoryTableStore();
        await WriteAsync(store, workspace => new ReferralStore(workspace).Save(null, Received("r1", "maria", Day)));
        string key = RowKeys.Figures(Day.With(DateAdjusters.StartOfMonth), "maria");
        TableRow row = (await store.GetAsync(Team, key, None))!;
        await store.CommitAsync(Team, [RowWrite.Put(key, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Data.Span).Replace("0,1]", "0,3]", StringComparison.Ordinal)))], None);
        var recount = new FigureRecount(store);
        FigureDifference[] wrong = [new("maria", Figure.Received, Day, null, null, null, 3, 1)];

        Assert.Equal(wrong, await recount.CompareAsync(Team, None));
        Assert.Equal(wrong, await recount.RepairAsync(Team, None));
        Assert.Empty(await recount.CompareAsync(Team, None));
        Assert.Equal(row.Data.ToArray(), (await store.GetAsync(Team, key, None))!.Data.ToArray());
    }

    [Fact]
    public async Task BuildsTheCountersOfAnOlderStoreOnce()
    {
        var store = new MemoryTableStore();
        for (int i = 0; i < 200; i++)
        {
            string id = FormattableString.Invariant($"r{i:000}");
            await WriteAsync(store, workspace => new ReferralStore(workspace).Save(null, Received(id, "maria", Day)));
        }

        var counters = new List<TableRow>();
        foreach (string kind in (string[])[RowKeys.AllFigures, RowKeys.AllSources, RowKeys.AllCounted])
        {
            foreach (TableRow row in await store.QueryAsync(Team, RowRange.Prefix(kind), 1000, None))
            {
                counters.Add(row);
                await store.CommitAsync(Team, [RowWrite.Delete(row.RowKey)], None);
            }
        }

        foreach (string noWorkspace in (string[])[RowKeys.InstancesPartition, RowKeys.SchedulePartition])
        {
            await store.CommitAsync(noWorkspace, [RowWrite.Insert("a", "1"u8.ToArray())], None);
        }

        Assert.Equal(202, counters.Count);
        Assert.Equal(1, await new FigureRecount(store).BuildAsync(None));
        foreach (TableRow row in counters)
        {
            Assert.Equal(row.Data.ToArray(), (await store.GetAsync(Team, row.RowKey, None))?.Data.ToArray());
        }

        Assert.Equal(0, await new FigureRecount(store).BuildAsync(None));
    }

    [Fact]
    public async Task LeavesAnEmptyStoreEmpty()
    {
        var store = new MemoryTableStore();

        Assert.Equal(0, await new FigureRecount(store).BuildAsync(None));
        Assert.Empty(await store.PartitionsAsync(None).ToListAsync());
    }

    private static async Task PlayAsync((int What, int Which, int How, int Day)[] steps)
    {
        var store = new MemoryTableStore();
        await ChangeAsync(store, steps);
        Assert.Empty(await new FigureRecount(store).CompareAsync(Team, None));
    }

    private static async Task SheetAsync((int What, int Which, int How, int Day)[] steps, DateInterval period)
    {
        var store = new MemoryTableStore();
        Dictionary<string, Referral> referrals = await ChangeAsync(store, steps);
        var context = new Reading(new Workspace(store, Team));
        FigureSheet sheet = await FigureSheet.ReadAsync(context, period, Day.PlusDays(200), null, None);
        List<Contribution> all = [.. referrals.Values.SelectMany(Contributions.Of).Where(one => period.Contains(one.On))];
        foreach (string member in Members)
        {
            FigureSet figures = sheet.Of(member);
            foreach (Figure figure in Enum.GetValues<Figure>().Where(one => one is not (Figure.Revenue or Figure.Asked or Figure.Touched or Figure.Given or Figure.CheckedIn)))
            {
                Assert.Equal(all.Count(one => one.MemberId == member && one.Figure == figure), figures[figure]);
            }

            Assert.Equal(
                all.Where(one => one.MemberId == member && one.Figure == Figure.Revenue).Sum(one => one.Amount),
                figures.Revenue.Sum(one => one.Amount));
            IReadOnlyList<Counted> rows = await context.Figures.CountedAsync(member, Figure.Received, period, 1000, None);
            Assert.Equal(figures[Figure.Received], rows.Count);
            SourceSheet sources = await SourceSheet.ReadAsync(context, period, new HashSet<string> { member }, None);
            Assert.Equal(all.Where(one => one.MemberId == member && one.Figure == Figure.Received).Select(one => one.SourceId).Distinct().Count(), sources.Count);
        }
    }

    /// <summary>Logs, moves, thanks, edits, hands over, deletes and takes back, by chance; several changes a commit.</summary>
    private static async Task<Dictionary<string, Referral>> ChangeAsync(MemoryTableStore store, (int What, int Which, int How, int Day)[] steps)
    {
        var referrals = new Dictionary<string, Referral>(StringComparer.Ordinal);
        var changes = new List<BeforeChange<Referral>>();
        int time = 0;
        foreach ((int What, int Which, int How, int Day)[] turn in steps.Chunk(3))
        {
            var workspace = new Workspace(store, Team);
            var rows = new ReferralStore(workspace);
            foreach ((int what, int which, int how, int day) in turn)
            {
                time++;
                LocalDate on = Day.PlusDays(Math.Abs(day % 80));
                Referral? one = referrals.Count == 0 ? null : referrals.Values.ElementAt(Math.Abs(which % referrals.Count));
                switch (Math.Abs(what % 9), one)
                {
                    case (0 or 1, _) or (_, null):
                        Save(null, Received(FormattableString.Invariant($"r{time:0000}"), Members[Math.Abs(how % Members.Length)], on) with { Introduction = (Introduction)Math.Abs(how % 6) });
                        break;
                    case (2 or 3, { } before):
                        Save(before, before with { Stage = (Stage)Math.Abs(how % 8), History = [.. before.History, new StageChange((Stage)Math.Abs(how % 8), on, before.RepId, At(time))] });
                        break;
                    case (4, { } before):
                        Save(before, before with { Thanks = new Thanks(on, null) });
                        break;
                    case (5, { } before):
                        Save(before, before with { ReceivedOn = on, Introduction = (Introduction)Math.Abs(how % 6), Source = Person($"s{how % 4}"), IsFromClient = how % 2 == 0, Value = new Money(Math.Abs(how % 5) * 100, how % 3 == 0 ? "EUR" : "USD") });
                        break;
                    case (6, { } before):
                        string to = Members[Math.Abs(how % Members.Length)];
                        Save(before, before with { RepId = to, HandOvers = [.. before.HandOvers, new HandOver(before.RepId, to, on, "boss", At(time))] });
                        break;
                    case (7, { } before):
                        rows.Delete(before);
                        referrals.Remove(before.Id);
                        break;
                    case (_, _) when changes.Count > 0:
                        BeforeChange<Referral> change = changes[Math.Abs(which % changes.Count)];
                        await rows.RestoreAsync([change], None);
                        if (await rows.GetAsync(change.Id, None) is { } restored)
                        {
                            referrals[change.Id] = restored;
                        }
                        else
                        {
                            referrals.Remove(change.Id);
                        }

                        break;
                }

                void Save(Referral? before, Referral after)
                {
                    after = rows.Save(before, after);
                    referrals[after.Id] = after;
                }
            }

            changes.AddRange(rows.Changes);
            Assert.True((await workspace.CommitAsync(None)).IsCommitted);
        }

        return referrals;
    }

    private static async Task WriteAsync(MemoryTableStore store, Action<Workspace> write)
    {
        var workspace = new Workspace(store, Team);
        write(workspace);
        Assert.True((await workspace.CommitAsync(None)).IsCommitted);
    }

    private static Referral Received(string id, string repId, LocalDate on) => new()
    {
        Id = id,
        RepId = repId,
        Source = Person("kim"),
        Prospect = Person("dana"),
        Introduction = Introduction.Email,
        ReceivedOn = on,
        LoggedAt = At(0),
        ChangedAt = At(0),
    };

    private static Instant At(int minute) => Day.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(minute);

    private static Person Person(string id) => new(id, id, null);

    private sealed class Reading(Workspace workspace) : WorkContext(workspace, Instant.FromUtc(2027, 6, 1, 0, 0));
}
