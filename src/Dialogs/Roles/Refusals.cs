using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Roles;

/// <summary>
/// How something is refused: politely, with what may be done instead, and in the same words whether the person or thing
/// that was asked about exists or not.
/// </summary>
internal static class Refusals
{
    /// <summary>The refusal of a right; null where the member has it.</summary>
    public static Reply? Of(Member member, Right right) => Permissions.May(member.Role, right) ? null : right switch
    {
        Right.SeeOthers => Buttons.Reply(
            "The figures and lists of colleagues and of the team are for its managers. Yours I show you gladly.",
            Buttons.Say("Show my figures", "how am I doing"),
            Buttons.Say("Show my referrals", "my referrals")),
        Right.HandOverOthers => Buttons.Reply(
            "What belongs to a colleague can be handed over by them or by a manager. Your own you can hand over at any time: “give Globex to Raj”.",
            Buttons.Say("Show my referrals", "my referrals")),
        Right.SetRoles => new Reply { Text = "Roles are handed out by managers and admins. Please ask one of them; “who are the managers” lists them." },
        Right.ExportOthers => Buttons.Reply(
            "The data of colleagues and of the team are for its managers. Yours you can have as a file.",
            Buttons.Say("Export my referrals", "export my referrals")),
        Right.EraseContacts => new Reply { Text = "A person's data are erased for everybody, so a manager or admin does it. Please ask one of them; “who are the managers” lists them." },
        Right.KeepProfile => new Reply { Text = "The profile, the scripts and the shelf are kept by marketers and managers. “Who are the managers” lists whom to ask." },
        Right.SetForAll => new Reply { Text = "What counts for everybody is set by managers. “Who are the managers” lists whom to ask." },
    };
}
