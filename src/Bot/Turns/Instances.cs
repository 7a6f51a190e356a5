using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReferralBot.Storage;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// The bots that share one store. Each keeps a row with a number that grows. Whoever sees a number stand still for 30
/// seconds, by its own steady clock and while it can read the store itself, takes that bot for dead, so that no clock set
/// wrong matters. A bot that could not renew its row for 15 seconds counts itself out, well before the others do, and
/// sends nothing until it could. Where a store has one bot only, nothing of this happens.
/// </summary>
internal sealed class Instances(ITableStore store, TimeProvider time)
{
    /// <summary>How often <see cref="BeatAsync"/> is to be called.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(30);
    private const int Most = 1000;
    private readonly Dictionary<string, (string Beat, long Since)> others = new(StringComparer.Ordinal);
    private volatile string[] living = [];
    private long beat;
    private long renewed;
    private long presence;

    /// <summary>This bot, as long as its process lives.</summary>
    public string Id { get; } = RandomNumberGenerator.GetHexString(10, lowercase: true);

    /// <summary>
    /// Counts how often this bot came (back) into the circle: what it held before may have been taken over by another. 0 before the first time.
    /// </summary>
    public long Presence => Interlocked.Read(ref presence);

    /// <summary>Whether nobody can have taken this bot for dead.</summary>
    public bool IsPresent => store.IsExclusive || (Presence > 0 && time.GetElapsedTime(Interlocked.Read(ref renewed)) < HeldFor);

    /// <summary>Whether a row that waits is a message that this bot wrote.</summary>
    public bool IsMine(string rowKey) => rowKey.EndsWith(Id, StringComparison.Ordinal);

    /// <summary>How many of the others go before this bot where something is for anybody to do: the same order for all of them, and another one for each thing.</summary>
    public int RankFor(string what)
    {
        UInt128 own = Weight(Id, what);
        return living.Count(other => Weight(other, what) > own);
    }

    /// <summary>Renews this bot's row and looks at the others'; returns those that are dead.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached: nobody's standing still counts until it can.</exception>
    public async Task<IReadOnlySet<string>> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RenewAsync(cancellationToken).ConfigureAwait(false);
            return Observe(await store.QueryAsync(RowKeys.InstancesPartition, RowRange.All, Most, cancellationToken).ConfigureAwait(false));
        }
        catch (StoreUnavailableException)
        {
            others.Clear();
            throw;
        }
    }

    /// <summary>Whether what a bot (null: one of an earlier version) left is not to be touched.</summary>
    /// <param name="id">The bot.</param>
    /// <param name="dead">Those that were found dead when the look at what they left began. They stay dead for all of it, whatever a later beat can or cannot tell: what is passed over is not looked at again once they are forgotten.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async ValueTask<bool> IsAliveAsync(string? id, IReadOnlySet<string> dead, CancellationToken cancellationToken)
    {
        if (id is null || (store.IsExclusive && id != Id) || dead.Contains(id))
        {
            return false;
        }

        return id == Id || await store.GetAsync(RowKeys.InstancesPartition, id, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Takes the rows of bots out whose work has been taken over, or this one's that leaves nothing behind.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (!store.IsExclusive && ids.Count > 0)
        {
            await store.CommitAsync(RowKeys.InstancesPartition, [.. ids.Select(id => RowWrite.Delete(id))], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        byte[] number = Encoding.UTF8.GetBytes((++beat).ToString(CultureInfo.InvariantCulture));
        await store.CommitAsync(RowKeys.InstancesPartition, [RowWrite.Put(Id, number)], cancellationToken).ConfigureAwait(false);
        if (!IsPresent)
        {
            Interlocked.Increment(ref presence);
        }

        Interlocked.Exchange(ref renewed, started);
    }

    private HashSet<string> Observe(IReadOnlyList<TableRow> rows)
    {
        long now = time.GetTimestamp();
        var dead = new HashSet<string>(StringComparer.Ordinal);
        foreach (string gone in others.Keys.Except(rows.Select(row => row.RowKey)).ToList())
        {
            others.Remove(gone);
        }

        foreach (TableRow row in rows.Where(row => row.RowKey != Id))
        {
            string number = Encoding.UTF8.GetString(row.Data.Span);
            if (!others.TryGetValue(row.RowKey, out (string Beat, long Since) known) || known.Beat != number)
            {
                others[row.RowKey] = (number, now);
            }
            else if (time.GetElapsedTime(known.Since, now) >= DeadAfter)
            {
                dead.Add(row.RowKey);
            }
        }

        living = [.. others.Keys.Where(other => !dead.Contains(other))];
        return dead;
    }

    private static UInt128 Weight(string id, string what) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}|{what}")));
}
