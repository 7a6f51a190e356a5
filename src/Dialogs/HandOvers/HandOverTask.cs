using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.HandOvers;

/// <summary>Does a hand-over of many referrals, or takes it back, a few in each commit; at the end both members get the list.</summary>
public sealed class HandOverTask : ScheduledTask
{
    /// <summary>The kind of its appointments; the id is the hand-over's.</summary>
    public const string Name = "handover";

    /// <summary>A hand-over of one referral writes up to thirty rows, its contacts among them, and forty more for what was promised to them; a commit holds a hundred.</summary>
    private const int AtOnce = 2;

    private const int MostListed = 200;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await context.HandOvers.GetAsync(appointment.Id, cancellationToken).ConfigureAwait(false) is not { IsOver: false } job
            || await context.Members.GetAsync(job.To, cancellationToken).ConfigureAwait(false) is not { } to
            || await context.Members.GetAsync(job.From, cancellationToken).ConfigureAwait(false) is not { } from)
        {
            return;
        }

        HandOverJob after = job.IsTakenBack
            ? await TakeBackAsync(context, job, cancellationToken).ConfigureAwait(false)
            : await GiveAsync(context, job, to, cancellationToken).ConfigureAwait(false);
        context.HandOvers.Save(after);
        if (!after.IsOver)
        {
            await context.Appointments.SetAsync(Name, job.Id, context.Now, cancellationToken).ConfigureAwait(false);
            return;
        }

        await TellAsync(context, after, from, to, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<HandOverJob> GiveAsync(TaskContext context, HandOverJob job, Member to, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> left = await context.Referrals.OwingOfAsync(job.From, AtOnce + 1, cancellationToken).ConfigureAwait(false);
        var done = new List<string>(job.Done);
        int seen = 0;
        foreach (Referral copy in left.Take(AtOnce))
        {
            if (context.Events.Changes.Count > 0)
            {
                break;
            }

            seen++;
            if (await context.Referrals.GetAsync(copy.Id, cancellationToken).ConfigureAwait(false) is { } referral && referral.RepId == job.From)
            {
                await HandOverDesk.GiveAsync(context, referral, to, job.By, cancellationToken).ConfigureAwait(false);
                done.Add(referral.Id);
            }
        }

        return job with { Done = done, IsOver = left.Count <= seen };
    }

    private static async ValueTask<HandOverJob> TakeBackAsync(TaskContext context, HandOverJob job, CancellationToken cancellationToken)
    {
        var kept = new List<string>(job.Kept);
        int seen = 0;
        foreach (string id in job.Done.Take(AtOnce))
        {
            if (context.Events.Changes.Count > 0)
            {
                break;
            }

            seen++;
            if (await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false) is not { } referral
                || !await HandOverDesk.TakeBackAsync(context, referral, job, cancellationToken).ConfigureAwait(false))
            {
                kept.Add(id);
            }
        }

        List<string> left = [.. job.Done.Skip(seen)];
        return job with { Done = left, Kept = kept, IsOver = left.Count == 0 };
    }

    private static async ValueTask TellAsync(TaskContext context, HandOverJob job, Member from, Member to, CancellationToken cancellationToken)
    {
        if (job.IsTakenBack)
        {
            string rest = job.Kept.Count == 0 ? "" : $" {Speech.Count(job.Kept.Count, "referral", "referrals")} stayed, because something was done with {(job.Kept.Count == 1 ? "it" : "them")} since.";
            string text = $"The hand-over from {from.Name} to {to.Name} was taken back.{rest}";
            foreach (string id in new[] { job.By, job.From, job.To }.Distinct(StringComparer.Ordinal))
            {
                await SendAsync(context, id, new Reply { Text = text }, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        var referrals = new List<Referral>();
        foreach (string id in job.Done.Take(MostListed))
        {
            if (await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } referral)
            {
                referrals.Add(referral);
            }
        }

        if (referrals.Count == 0)
        {
            return;
        }

        Member by = await context.Members.GetAsync(job.By, cancellationToken).ConfigureAwait(false) ?? from;
        context.Send(to, HandOverWords.ForReceiver(context, to, from, by, referrals));
        context.Send(from, HandOverWords.ForGiver(context, from, to, referrals));
        if (job.By != from.Id && job.By != to.Id)
        {
            await SendAsync(context, job.By, HandOverReferrals.Done(job, from, to), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask SendAsync(TaskContext context, string memberId, Reply reply, CancellationToken cancellationToken)
    {
        if (await context.Members.GetAsync(memberId, cancellationToken).ConfigureAwait(false) is { } member)
        {
            context.Send(member, reply);
        }
    }
}
