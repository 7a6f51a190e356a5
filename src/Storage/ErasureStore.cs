using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>The erasures that are under way, and the rows of the bot's memory that hold names.</summary>
/// <param name="workspace">What is read and written.</param>
public sealed class ErasureStore(Workspace workspace)
{
    /// <summary>An erasure, or null where there is none any more.</summary>
    public ValueTask<Erasure?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Erasure(id), RowJson.Default.Erasure, cancellationToken);

    /// <summary>Writes an erasure.</summary>
    public void Save(Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        workspace.Put(RowKeys.Erasure(erasure.Id), erasure, RowJson.Default.Erasure);
    }

    /// <summary>Removes an erasure: it is over.</summary>
    public void Delete(Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        workspace.Delete(RowKeys.Erasure(erasure.Id));
    }

    /// <summary>Lets go of what a member can undo, and of what was last understood of their words.</summary>
    public void ForgetTurns(string memberId)
    {
        workspace.Delete(RowKeys.Undo(memberId));
        workspace.Delete(RowKeys.Understood(memberId));
    }
}
