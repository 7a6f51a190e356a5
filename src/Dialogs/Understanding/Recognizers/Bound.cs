namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The side of a named time that is meant.</summary>
public enum Bound
{
    /// <summary>The time itself.</summary>
    None,
    /// <summary>"before Friday".</summary>
    Before,
    /// <summary>"by Friday", "until Friday", "no later than Friday".</summary>
    Until,
    /// <summary>"after Friday".</summary>
    After,
    /// <summary>"since Friday", "from Friday on".</summary>
    Since,
}
