using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Roles;

/// <summary>Who may do what: the one place that decides it.</summary>
public static class Permissions
{
    /// <summary>Whether a role has a right.</summary>
    public static bool May(Role role, Right right) => right switch
    {
        Right.KeepProfile => role is Role.Marketer or Role.Manager or Role.Admin,
        Right.SeeOthers or Right.HandOverOthers or Right.SetRoles or Right.ExportOthers or Right.EraseContacts or Right.SetForAll => IsManager(role),
    };

    /// <summary>Whether a role runs the team.</summary>
    public static bool IsManager(Role role) => role is Role.Manager or Role.Admin;

    /// <summary>
    /// Whether one member may give another a role. Nobody makes an admin here: those are the platform's. Admins are unmade by
    /// admins only, and somebody who may hand out roles stays.
    /// </summary>
    /// <param name="by">The role of whoever asks.</param>
    /// <param name="before">The role that the other has.</param>
    /// <param name="after">The role that the other is to have.</param>
    /// <param name="isLast">True where the other is the last admin or, where there is no admin, the last manager.</param>
    public static RoleAnswer MayGive(Role by, Role before, Role after, bool isLast) =>
        !May(by, Right.SetRoles) ? RoleAnswer.NotYours
        : after == Role.Admin ? RoleAnswer.AdminsComeFromThePlatform
        : before == after ? RoleAnswer.IsAlready
        : before == Role.Admin && by != Role.Admin ? RoleAnswer.OnlyByAnAdmin
        : isLast && (before == Role.Admin || !IsManager(after)) ? RoleAnswer.IsTheLast
        : RoleAnswer.Yes;
}

/// <summary>Whether a role may be given, and why not.</summary>
public enum RoleAnswer
{
    /// <summary>It may.</summary>
    Yes,
    /// <summary>Whoever asks hands out no roles.</summary>
    NotYours,
    /// <summary>The member has it.</summary>
    IsAlready,
    /// <summary>Admins are made where the platform is administered.</summary>
    AdminsComeFromThePlatform,
    /// <summary>An admin is unmade by an admin only.</summary>
    OnlyByAnAdmin,
    /// <summary>Nobody would be left to hand out roles.</summary>
    IsTheLast,
}
