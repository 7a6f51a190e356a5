using System.Collections.Concurrent;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Keeps the bot below the rates from which Teams answers 429: those of a conversation, and 50 calls a second in a
/// tenant (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
/// </summary>
internal sealed class SendPace(TimeProvider clock)
{
    private const int MostConversations = 10_000;

    private static readonly (int Sends, TimeSpan In)[] ConversationLimits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private static readonly (int Sends, TimeSpan In)[] TenantLimits = [(50, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, Log> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Log> tenants = new(StringComparer.Ordinal);

    /// <summary>Zero when a message may be sent now, which then counts; otherwise how long to wait before asking again.</summary>
    public TimeSpan Take(string tenantId, string conversationId)
    {
        if (conversations.Count > MostConversations)
        {
            RemoveIdle();
        }

        var now = clock.GetUtcNow();
        var conversation = conversations.GetOrAdd(conversationId, static _ => new Log(ConversationLimits));
        var tenant = tenants.GetOrAdd(tenantId, static _ => new Log(TenantLimits));
        lock (tenant)
        {
            lock (conversation)
            {
                var wait = Max(tenant.WaitAt(now), conversation.WaitAt(now));
                if (wait == TimeSpan.Zero)
                {
                    tenant.Add(now);
                    conversation.Add(now);
                }

                return wait;
            }
        }
    }

    private void RemoveIdle()
    {
        var now = clock.GetUtcNow();
        foreach (var (id, log) in conversations)
        {
            if (log.IsIdleAt(now))
            {
                conversations.TryRemove(id, out _);
            }
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>When the latest messages were sent, as many as the widest limit counts.</summary>
    private sealed class Log((int Sends, TimeSpan In)[] limits)
    {
        private readonly Queue<DateTimeOffset>[] sent = [.. limits.Select(limit => new Queue<DateTimeOffset>())];

        public TimeSpan WaitAt(DateTimeOffset now)
        {
            var wait = TimeSpan.Zero;
            for (var i = 0; i < limits.Length; i++)
            {
                if (sent[i].Count == limits[i].Sends)
                {
                    wait = Max(wait, sent[i].Peek() + limits[i].In - now);
                }
            }

            return wait;
        }

        public void Add(DateTimeOffset now)
        {
            for (var i = 0; i < limits.Length; i++)
            {
                if (sent[i].Count == limits[i].Sends)
                {
                    sent[i].Dequeue();
                }

                sent[i].Enqueue(now);
            }
        }

        public bool IsIdleAt(DateTimeOffset now)
        {
            lock (this)
            {
                return sent[^1].Count == 0 || sent[^1].Last() + limits[^1].In < now;
            }
        }
    }
}
