using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps the channels and group chats in which the bot is in step with what the platforms tell.</summary>
/// <param name="rosters">Tells which channel a thread is in.</param>
public sealed class PlaceBook(IRosters rosters)
{
    /// <summary>Notes where something was said.</summary>
    public async ValueTask MeetAsync(WorkContext context, Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place is not { Kind: not PlaceKind.Personal, ConversationId: not null } || rosters.Whole(place) is not { ConversationId: { } id } whole)
        {
            return;
        }

        Place? known = await context.Places.GetAsync(id, cancellationToken).ConfigureAwait(false);
        string? name = whole.Name ?? known?.Name;
        if (name is null && await rosters.ReadAsync(context.Workspace.Id, whole, cancellationToken).ConfigureAwait(false) is { } roster)
        {
            // Not every platform tells the name with a message.
            name = roster.Name;
        }

        whole = whole with { Name = name, GreetedAt = known?.GreetedAt };
        if (whole != known)
        {
            context.Places.Save(whole);
        }
    }

    /// <summary>Notes that a place was renamed, or came back.</summary>
    public async ValueTask RenameAsync(WorkContext context, Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        Place whole = rosters.Whole(place);
        if (whole.Name is { } name && await context.Places.GetAsync(whole.ConversationId ?? "", cancellationToken).ConfigureAwait(false) is { } known && known.Name != name)
        {
            context.Places.Save(known with { Name = name });
        }
    }

    /// <summary>Notes that nothing can be written in a place any more; what was posted there regularly ends.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="conversationId">The place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask LoseAsync(WorkContext context, string conversationId, CancellationToken cancellationToken)
    {
        context.Places.Delete(conversationId);
        await Recognition.Celebrate.EndAsync(context, conversationId, cancellationToken).ConfigureAwait(false);
        await BoardSchedule.StopAllInAsync(context, conversationId, cancellationToken).ConfigureAwait(false);
    }
}
