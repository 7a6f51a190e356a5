using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>For whom and what words are wanted.</summary>
internal sealed record AskRequest
{
    /// <summary>The contact; null for anybody, and of version 0 where they are not known yet.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The stage; null for the newest moment with them, or none.</summary>
    public Moment? Stage { get; init; }

    /// <summary>What they felt the value of, where the member said it just now.</summary>
    public string? Felt { get; init; }

    /// <summary>Which of the words come first.</summary>
    public int Number { get; init; }

    /// <summary>True when the member wants to ask although there is a reason to wait.</summary>
    public bool Anyway { get; init; }
}
