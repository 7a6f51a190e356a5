using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.HandOvers;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Takes back a member's last change, unless somebody changed the same since.</summary>
public sealed class UndoLast : Dialog
{
    /// <summary>Takes back the change that left a referral in a version.</summary>
    public const string UndoVerb = "undo";

    /// <summary>The name under which the button carries the version that its change left behind.</summary>
    public const string Version = "version";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Undo];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [UndoVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["undo"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        UndoHistory history = await context.Undo.GetAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        return history.Changes.Count == 0
            ? new Reply { Text = "There is nothing to undo." }
            : await TakeBackAsync(context, history, history.Changes[^1], onCard: false, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        string? id = pressed.Data.GetValueOrDefault(ReferralCard.Id);
        _ = int.TryParse(pressed.Data.GetValueOrDefault(Version), NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        UndoHistory history = await context.Undo.GetAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        UndoableChange? change = history.Changes.LastOrDefault(one => one.Left(id, version));
        return change is null
            ? new Reply { Text = "That is undone already, or too long ago to undo." }
            : await TakeBackAsync(context, history, change, onCard: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes back what a message did that its sender has edited, so that it can be done over. Null when nothing of it stands;
    /// else the reply that it does, since something else came after it.
    /// </summary>
    public static async ValueTask<Reply?> TakeBackTurnAsync(DialogContext context, string turnId, Instant? sentAt, CancellationToken cancellationToken)
    {
        UndoHistory history = await context.Undo.GetAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        if (history.Changes.LastOrDefault(one => one.TurnId == turnId) is not { } change)
        {
            // It changed nothing, unless what it did is older than all that is kept.
            return history.Changes.Count == UndoHistory.Kept && sentAt < history.Changes[0].At
                ? Stands("what that message did")
                : null;
        }

        if (change != history.Changes[^1] || !await IsUntouchedAsync(context, change, cancellationToken).ConfigureAwait(false))
        {
            return Stands(change.What);
        }

        await RestoreAsync(context, history, change, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static Reply Stands(string what) => new()
    {
        Text = $"I saw your edit, but something else came after it, so {what} stands as it was. Tell me what is different in a new message, for example “change the value of Globex to 50k”.",
    };

    private static async ValueTask<Reply> TakeBackAsync(DialogContext context, UndoHistory history, UndoableChange change, bool onCard, CancellationToken cancellationToken)
    {
        if (!await IsUntouchedAsync(context, change, cancellationToken).ConfigureAwait(false))
        {
            return new Reply { Text = $"I can't undo {change.What} any more: it was changed since." };
        }

        await RestoreAsync(context, history, change, cancellationToken).ConfigureAwait(false);
        string text = $"Undone: {change.What}.";
        Referral? before = change.Referrals.Count == 1 ? change.Referrals[0].Before : null;
        Reply reply = before is null ? new Reply { Text = text } : await ReferralCard.ReplyAsync(context, before, text, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = onCard };
    }

    /// <summary>Whether nobody changed since what a change wrote. A contact may have been touched: that is news, and stays.</summary>
    private static async ValueTask<bool> IsUntouchedAsync(DialogContext context, UndoableChange change, CancellationToken cancellationToken) =>
        await context.Referrals.AreUntouchedAsync(change.Referrals, cancellationToken).ConfigureAwait(false)
        && await context.Given.AreUntouchedAsync(change.Given ?? [], cancellationToken).ConfigureAwait(false)
        && await context.Events.AreUntouchedAsync(change.Events, cancellationToken).ConfigureAwait(false)
        && await context.Profiles.AreUntouchedAsync(change.Profiles, cancellationToken).ConfigureAwait(false)
        && await context.Scripts.AreUntouchedAsync(change.Scripts, cancellationToken).ConfigureAwait(false)
        && await context.Shelf.AreUntouchedAsync(change.Items, cancellationToken).ConfigureAwait(false)
        && (change.Goal is null || await context.Goals.IsUntouchedAsync(change.Goal, cancellationToken).ConfigureAwait(false));

    private static async ValueTask RestoreAsync(DialogContext context, UndoHistory history, UndoableChange change, CancellationToken cancellationToken)
    {
        await context.Referrals.RestoreAsync(change.Referrals, cancellationToken).ConfigureAwait(false);
        await context.Contacts.RestoreUntouchedAsync(change.Contacts, cancellationToken).ConfigureAwait(false);
        await context.Events.RestoreAsync(change.Events, cancellationToken).ConfigureAwait(false);
        await context.Profiles.RestoreAsync(change.Profiles, cancellationToken).ConfigureAwait(false);
        await context.Scripts.RestoreAsync(change.Scripts, cancellationToken).ConfigureAwait(false);
        await context.Shelf.RestoreAsync(change.Items, cancellationToken).ConfigureAwait(false);
        await context.Given.RestoreAsync(change.Given ?? [], cancellationToken).ConfigureAwait(false);
        await context.Reminders.RestoreAsync(context.Member.Id, change.Reminders ?? [], cancellationToken).ConfigureAwait(false);
        foreach (Reminder reminder in (change.Reminders ?? []).Select(row => row.Before).OfType<Reminder>())
        {
            await Remind.CallAsync(context, reminder, cancellationToken).ConfigureAwait(false);
        }

        if (change.Settings is { } settings)
        {
            MemberSettings now = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
            await SettingsChange.ApplyAsync(context, now, settings, cancellationToken).ConfigureAwait(false);
        }

        if (change.Marks is { } marks)
        {
            NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
            foreach ((string key, NudgeMark mark) in marks)
            {
                desk.SetMark(key, mark);
            }

            desk.Save();
        }

        if (change.Goal is { } goal)
        {
            await context.Goals.RestoreAsync(goal, cancellationToken).ConfigureAwait(false);
        }

        if (change.HandOver is { } job)
        {
            await HandOverReferrals.TakeBackAsync(context, job, cancellationToken).ConfigureAwait(false);
        }

        context.Undo.Save(context.Member.Id, [.. history.Changes.Where(one => one != change)]);
    }
}
