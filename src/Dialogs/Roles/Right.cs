namespace ReferralBot.Dialogs.Roles;

/// <summary>Something that not everybody may do. What stands here nowhere, such as logging and seeing one's own, everybody may.</summary>
public enum Right
{
    /// <summary>See the figures and lists of others, and of the team.</summary>
    SeeOthers,
    /// <summary>Hand over what belongs to somebody else; one's own everybody may.</summary>
    HandOverOthers,
    /// <summary>Make and unmake managers and marketers.</summary>
    SetRoles,
    /// <summary>Have the data of others as a file.</summary>
    ExportOthers,
    /// <summary>Have an outside person erased.</summary>
    EraseContacts,
    /// <summary>Keep the ideal customer profile, the scripts and the content shelf.</summary>
    KeepProfile,
    /// <summary>Set what counts for everybody: holidays, goals of others.</summary>
    SetForAll,
}
