namespace ReferralBot.Dialogs.Conversations;

/// <summary>What the page says after an installation through a platform's consent page.</summary>
public static class InstallationWords
{
    /// <summary>When it is done.</summary>
    public static string Done(string workspace) => $"ReferralBot is installed in {workspace}. In Slack you find it under Apps: write “help” to it.";

    /// <summary>When the person said no.</summary>
    public const string Declined = "Nothing was installed, as you chose.";

    /// <summary>When the answer does not belong to an installation begun in this browser in the last ten minutes.</summary>
    public const string NotBegunHere = "Nothing was installed: this is not the answer to an installation begun in this browser a moment ago. Please begin once more.";

    /// <summary>When the platform refuses, or does not answer.</summary>
    public static string Failed(string why) => $"Nothing was installed: Slack says {why}. Please begin once more.";

    /// <summary>When a permission is missing.</summary>
    public static string MissingPermissions(IEnumerable<string> names) => $"Nothing was installed: these permissions are needed and were not given: {string.Join(", ", names)}. Please begin once more.";

    /// <summary>For a whole Enterprise organisation.</summary>
    public const string OneWorkspaceAtATime = "Nothing was installed: I am installed in one workspace at a time, not in a whole organisation.";

    /// <summary>The link to begin once more.</summary>
    public const string BeginAgain = "Install ReferralBot";
}
