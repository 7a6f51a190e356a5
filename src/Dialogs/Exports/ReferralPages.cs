using System.Runtime.CompilerServices;
using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Exports;

/// <summary>Reads the referrals of an export a page at a time, so that a million of them need no more memory than a thousand.</summary>
/// <param name="referrals">The referrals of the workspace.</param>
/// <param name="members">Its members.</param>
public sealed class ReferralPages(ReferralStore referrals, MemberStore members)
{
    private const int InPage = 1000;
    private readonly Dictionary<string, Member?> known = new(StringComparer.Ordinal);

    /// <summary>Writes the referrals and leads received in a period.</summary>
    /// <param name="sheet">Where to.</param>
    /// <param name="repId">Whose; null for everybody's.</param>
    /// <param name="period">When they were received; null for all times.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many were written.</returns>
    public async Task<long> WriteAsync(ReferralSheet sheet, string? repId, DateInterval? period, long most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        await sheet.WriteHeaderAsync(cancellationToken).ConfigureAwait(false);
        long count = 0;
        await foreach (Referral referral in ReadAsync(repId, period, cancellationToken).ConfigureAwait(false))
        {
            if (count == most)
            {
                break;
            }

            string receiver = referral.HandOvers is [var first, ..] ? first.From : referral.RepId;
            await sheet.WriteAsync(
                referral,
                await MemberAsync(referral.RepId, cancellationToken).ConfigureAwait(false),
                (await MemberAsync(receiver, cancellationToken).ConfigureAwait(false))?.Name ?? "",
                cancellationToken).ConfigureAwait(false);
            count++;
        }

        return count;
    }

    private async IAsyncEnumerable<Referral> ReadAsync(string? repId, DateInterval? period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Referral? last = null;
        while (true)
        {
            IReadOnlyList<Referral> page = repId is null
                ? await referrals.AllAfterAsync(last, InPage, cancellationToken).ConfigureAwait(false)
                : await referrals.ReceivedAfterAsync(repId, period, last, InPage, cancellationToken).ConfigureAwait(false);
            foreach (Referral one in page)
            {
                if (period is null || period.Contains(one.ReceivedOn))
                {
                    yield return one;
                }
            }

            if (page.Count < InPage)
            {
                yield break;
            }

            last = page[^1];
        }
    }

    private async ValueTask<Member?> MemberAsync(string id, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(id, out Member? member))
        {
            known[id] = member = await members.GetAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return member;
    }
}
