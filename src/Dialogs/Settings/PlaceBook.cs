using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps the channels and group chats in which the bot is in step with what the platforms tell.</summary>
/// <param name="rosters">Tells which channel a thread is in.</param>
public sealed class PlaceBook(IRosters rosters)
{
    /// <summary>Notes where something was said. Returns the place with the name that is known of it: not every platform tells it with a message.</summary>
    public async ValueTask<Place> MeetAsync(WorkContext context, Place place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place is not { Kind: not PlaceKind.Personal, ConversationId: not null } || rosters.Whole(place) is not { ConversationId: { } id } whole)
        {
            return place;
        }

        Place? known = await context.Places.GetAsync(id, cancellationToken).ConfigureAwait(false);
        string? name = whole.Name ?? known?.Name;
        if (name is null && await rosters.ReadAsync(context.Workspace.Id, whole, cancellationToken).ConfigureAwait(false) is { } roster)
        {
            name = roster.Name;
        }

        await KeepAsync(context, known, whole with { Name = name, GreetedAt = known?.GreetedAt }, cancellationToken).ConfigureAwait(false);
        return place with { Name = name };
    }

    /// <summary>Notes that a place was renamed, or came back.</summary>
    public ValueTask RenameAsync(WorkContext context, Place place, CancellationToken cancellationToken) => CallAsync(context, rosters.Whole(place), cancellationToken);

    /// <summary>Notes what a channel or chat is called now, where the bot knows it.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="whole">The channel or chat as a whole, with its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal static async ValueTask CallAsync(WorkContext context, Place whole, CancellationToken cancellationToken)
    {
        if (whole is { Name: { } name, ConversationId: { } id } && await context.Places.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } known)
        {
            await KeepAsync(context, known, known with { Name = name }, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask KeepAsync(WorkContext context, Place? known, Place now, CancellationToken cancellationToken)
    {
        if (now == known)
        {
            return;
        }

        context.Places.Save(now);
        if (known is null || known.Name == now.Name)
        {
            return;
        }

        // What is posted there regularly carries the place with it.
        foreach (BoardPlan board in await context.Boards.OfPlaceAsync(now.ConversationId, cancellationToken).ConfigureAwait(false))
        {
            context.Boards.Save(board with { Place = board.Place with { Name = now.Name } });
        }

        if (await context.Celebrations.GetAsync(now.ConversationId!, cancellationToken).ConfigureAwait(false) is { } celebration)
        {
            context.Celebrations.Save(celebration with { Place = celebration.Place with { Name = now.Name } });
        }
    }

    /// <summary>Notes that nothing can be written in a place any more; what was posted there regularly ends, and its goal.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="conversationId">The place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask LoseAsync(WorkContext context, string conversationId, CancellationToken cancellationToken)
    {
        context.Places.Delete(conversationId);
        await context.Goals.DropAsync(GoalOf.Place, conversationId, cancellationToken).ConfigureAwait(false);
        await Recognition.Celebrate.EndAsync(context, conversationId, cancellationToken).ConfigureAwait(false);
        await BoardSchedule.StopAllInAsync(context, conversationId, cancellationToken).ConfigureAwait(false);
    }
}
