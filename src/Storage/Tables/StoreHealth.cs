namespace ReferralBot.Storage.Tables;

/// <summary>Whether a store can serve.</summary>
/// <param name="IsReady">True when it can be read and written.</param>
/// <param name="Reason">Why not, in one sentence for an operator; null when ready.</param>
public readonly record struct StoreHealth(bool IsReady, string? Reason = null)
{
    /// <summary>It can be read and written.</summary>
    public static StoreHealth Ready => new(true);
}
