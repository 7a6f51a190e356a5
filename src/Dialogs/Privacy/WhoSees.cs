using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Privacy;

/// <summary>Tells who sees what is kept here: "who can see my referrals", "is this private".</summary>
public sealed partial class WhoSees : Dialog
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["who can see my referrals"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => Asked().IsMatch(text);

    /// <inheritdoc/>
    public override ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string lists = Permissions.IsManager(context.Member.Role)
            ? "The lists and figures of a rep are seen by the rep and by managers, such as you."
            : "Your lists and your figures are seen by you and by your managers.";
        return ValueTask.FromResult<Reply?>(Buttons.Reply(
            $"{lists} A colleague who asks about a person or a company is told whose referral it is, how it stands and what was noted, and can change nothing. "
                + "A channel sees its boards, with names and counts, and the wins where it celebrates them; what else has names in it, only you see there. Guests are told nothing.",
            Buttons.Say("Show my referrals", "my referrals")));
    }

    [GeneratedRegex(
        @"^(?:so |and )?(?:who (?:else )?(?:all )?(?:can |could |gets to |is able to )?(?:see|sees|read|reads|access|view|has access to) (?:my|our|the|these|this|it|all|what i)\b.*"
        + @"|(?:can|could|does|do|will) (?!(?:i|we|you)\b).{1,40}? (?:see|read|access|view) (?:my|our|the|these|this|it|all|what i)\b.*"
        + @"|(?:is|are) (?:this|it|that|all this|what i (?:say|write|tell you|log)|(?:my|our|the|these) (?:referrals?|data|messages?|notes?|contacts?)) (?:here )?(?:private|confidential|secret|visible|public|shared)\b.*"
        + @"|(?:how )?private is (?:this|it)|privacy)[?.! ]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
