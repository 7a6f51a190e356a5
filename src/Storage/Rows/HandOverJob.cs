namespace ReferralBot.Storage.Rows;

/// <summary>
/// A hand-over of many referrals that is under way. It is done a few referrals at a time, since a commit holds a hundred
/// rows; an interruption goes on where it was.
/// </summary>
/// <param name="Id">The id, unique in the workspace.</param>
/// <param name="From">The member who gives.</param>
/// <param name="To">The member who gets.</param>
/// <param name="By">The member who asked for it.</param>
public sealed record HandOverJob(string Id, string From, string To, string By)
{
    /// <summary>The referrals that were handed over, oldest first.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>The referrals that could not be given back, because something was done with them since.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>True while it is being taken back.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>True when it is done, or was taken back.</summary>
    public bool IsOver { get; init; }
}
