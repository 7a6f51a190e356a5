namespace ReferralBot.Storage.Rows;

/// <summary>A row that members change, and that counts its changes so that an undo can tell whether it was changed since.</summary>
/// <typeparam name="T">The row itself.</typeparam>
public interface IRecord<out T>
{
    /// <summary>The id, unique among its kind in the workspace.</summary>
    string Id { get; }

    /// <summary>How often it was changed.</summary>
    int Version { get; }

    /// <summary>The same with another version.</summary>
    T WithVersion(int version);
}
