namespace ReferralBot.Bot.Teams;

/// <summary>How the bot is registered in Azure.</summary>
internal enum TeamsAppType
{
    /// <summary>An app registration of one tenant, with a client secret or a certificate.</summary>
    SingleTenant,

    /// <summary>A managed identity: no secret at all, on machines in Azure only.</summary>
    UserAssignedMsi,

    /// <summary>A registration of the older kind, open to every tenant; Azure makes no new ones since August 2025.</summary>
    MultiTenant,
}
