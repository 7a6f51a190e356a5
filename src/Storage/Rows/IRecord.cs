namespace ReferralBot.Storage.Rows;

/// <summary>A row that members change, and whose states are numbered so that an undo can tell whether it was changed since.</summary>
/// <typeparam name="T">The row itself.</typeparam>
public interface IRecord<out T>
{
    /// <summary>The id, unique among its kind in the workspace.</summary>
    string Id { get; }

    /// <summary>Which state this is. An undo brings back the version too.</summary>
    int Version { get; }

    /// <summary>The highest version there was, so that none is given twice.</summary>
    int HighestVersion { get; }

    /// <summary>The same with other versions.</summary>
    T WithVersion(int version, int highest);
}
