namespace ReferralBot.Storage.Rows;

/// <summary>An outside person's data that are being erased, a few rows in each commit.</summary>
/// <param name="Id">The id, unique in the workspace.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="By">The member who asked for it.</param>
/// <param name="Words">The words of the name, by which texts about the contact are known; kept until it is over.</param>
public sealed record Erasure(string Id, string ContactId, string By, IReadOnlyList<string> Words)
{
    /// <summary>The last member whose notes were gone through; null before the first.</summary>
    public string? Member { get; init; }
}
