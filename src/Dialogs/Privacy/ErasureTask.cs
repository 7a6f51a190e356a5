using System.Text.Json;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Schedules;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Privacy;

/// <summary>
/// Erases what is left of a contact, a few rows in each commit: first the records, which keep their place in the figures but
/// lose who it was, then what is remembered for members.
/// </summary>
public sealed class ErasureTask : ScheduledTask
{
    /// <summary>The kind of its appointments; the id is the erasure's.</summary>
    public const string Name = "erasure";

    /// <summary>A record is up to ten rows; a commit holds a hundred.</summary>
    private const int AtOnce = 5;

    private const string Nobody = "Somebody who was erased";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override async ValueTask KeepAsync(TaskContext context, Appointment appointment, CancellationToken cancellationToken)
    {
        if (await context.Erasures.GetAsync(appointment.Id, cancellationToken).ConfigureAwait(false) is not { } erasure)
        {
            return;
        }

        Erasure? after = await EraseRecordsAsync(context, erasure.ContactId, cancellationToken).ConfigureAwait(false)
            || erasure.Member is null && await EraseSharedAsync(context, erasure, cancellationToken).ConfigureAwait(false)
            ? erasure
            : await EraseMemoryAsync(context, erasure, cancellationToken).ConfigureAwait(false);
        if (after is not null)
        {
            context.Erasures.Save(after);
            await context.Appointments.SetAsync(Name, erasure.Id, context.Now, cancellationToken).ConfigureAwait(false);
            return;
        }

        context.Erasures.Delete(erasure);
        if (await context.Members.GetAsync(erasure.By, cancellationToken).ConfigureAwait(false) is { } member)
        {
            context.Send(member, new Reply { Text = "The erasure you asked for is done: no record of mine names that person any more." });
        }
    }

    /// <summary>Erases a few records. False when none was left.</summary>
    private static async ValueTask<bool> EraseRecordsAsync(TaskContext context, string contactId, CancellationToken cancellationToken)
    {
        int count = 0;
        foreach (Referral copy in await context.Referrals.OfContactAsync(contactId, AtOnce, cancellationToken).ConfigureAwait(false))
        {
            if (await context.Referrals.GetAsync(copy.Id, cancellationToken).ConfigureAwait(false) is { } referral)
            {
                Erase(context, referral, contactId);
                count++;
            }
        }

        if (count > 0)
        {
            return true;
        }

        foreach (GivenReferral copy in await context.Given.ToContactAsync(contactId, AtOnce, cancellationToken).ConfigureAwait(false))
        {
            if (await context.Given.GetAsync(copy.Id, cancellationToken).ConfigureAwait(false) is { } given)
            {
                context.Given.Save(given, given with { Prospect = Erase(given.Prospect, contactId, given.Id), Receiver = Erase(given.Receiver, contactId, given.Id), Need = null });
                count++;
            }
        }

        foreach (ContactEvent one in count > 0 ? [] : await context.Events.OfContactAsync(contactId, AtOnce, cancellationToken).ConfigureAwait(false))
        {
            if (await context.Events.GetAsync(one.Id, cancellationToken).ConfigureAwait(false) is { } happened)
            {
                Erase(context, happened, contactId);
                count++;
            }
        }

        return count > 0;
    }

    private static void Erase(TaskContext context, Referral referral, string contactId)
    {
        bool isProspect = referral.Prospect.ContactId == contactId;
        context.Referrals.Save(referral, referral with
        {
            Source = Erase(referral.Source, contactId, referral.Id),
            Prospect = Erase(referral.Prospect, contactId, referral.Id),
            Need = isProspect ? null : referral.Need,
            Reason = isProspect ? null : referral.Reason,
            IsThanksWaived = referral.IsThanksWaived || !isProspect,
        });
    }

    /// <summary>Asks and touches were counted, so they stay without the name; moments and promises are nobody's any more.</summary>
    private static void Erase(TaskContext context, ContactEvent happened, string contactId)
    {
        if (happened is Promise or ValueMoment)
        {
            context.Events.Delete(happened);
            return;
        }

        ContactEvent nameless = happened with { With = Erase(happened.With, contactId, happened.Id) };
        context.Events.Save(happened, nameless switch
        {
            Touch touch => touch with { What = null },
            Ask ask => ask with { IsSettled = true },
            _ => nameless,
        });
    }

    /// <summary>Lets go of some of the names and questions that are no one member's. False when none was left.</summary>
    private static async ValueTask<bool> EraseSharedAsync(TaskContext context, Erasure erasure, CancellationToken cancellationToken) =>
        await context.Erasures.ForgetNamesAsync(erasure.ContactId, cancellationToken).ConfigureAwait(false) > 0
        || await context.Erasures.ForgetQuestionsAsync(question => IsAbout(erasure, question), cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>Goes through what is remembered for one member more, as far as a commit holds it; null when all were.</summary>
    private static async ValueTask<Erasure?> EraseMemoryAsync(TaskContext context, Erasure erasure, CancellationToken cancellationToken)
    {
        Member? member = await context.Members.NextAsync(erasure.Member, cancellationToken).ConfigureAwait(false);
        if (member is null)
        {
            return null;
        }

        if (await context.Erasures.ForgetRemindersAsync(member.Id, reminder => reminder.About?.ContactId == erasure.ContactId || IsSurelyIn(erasure, reminder.Text), cancellationToken).ConfigureAwait(false) > 0)
        {
            // There may be more of them.
            return erasure;
        }

        context.Erasures.ForgetTurns(member.Id);
        NudgeState nudges = await context.Settings.NudgesAsync(member.Id, cancellationToken).ConfigureAwait(false);
        if (nudges.Digests is { } cards && cards.Any(card => card.Items.Any(item => Names(erasure, item.Title)) || card.Team?.Lines.Any(line => Names(erasure, line)) == true))
        {
            context.Settings.Save(member.Id, nudges with { Digests = [.. cards.Select(card => Without(erasure, card))] });
        }

        return erasure with { Member = member.Id };
    }

    /// <summary>A card without the lines that may name the contact: they are the bot's own, and what they told of is still derived.</summary>
    private static SentDigest Without(Erasure erasure, SentDigest card) => card with
    {
        Items = [.. card.Items.Where(item => !Names(erasure, item.Title))],
        Team = card.Team is { } team ? team with { Lines = [.. team.Lines.Where(line => !Names(erasure, line))] } : null,
    };

    /// <summary>Whether anything that a question holds names the contact.</summary>
    private static bool IsAbout(Erasure erasure, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(one => IsAbout(erasure, one.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(one => IsAbout(erasure, one)),
        JsonValueKind.String => value.GetString() is { } text && (text == erasure.ContactId || IsSurelyIn(erasure, text)),
        _ => false,
    };

    /// <summary>Whether members' own words name the contact, and nobody else: one word may be anybody's.</summary>
    private static bool IsSurelyIn(Erasure erasure, string text) => erasure.Words.Count > 1 && Names(erasure, text);

    private static bool Names(Erasure erasure, string text)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(text);
        return erasure.Words.Count > 0 && erasure.Words.All(words.Contains);
    }

    /// <summary>Another id in each record: what stays tells nothing of who was the same.</summary>
    private static Person Erase(Person person, string contactId, string recordId) =>
        person.ContactId == contactId ? new Person($"erased-{recordId}", Nobody, null) : person;
}
