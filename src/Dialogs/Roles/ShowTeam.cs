using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Roles;

/// <summary>Tells who is known of the team, and who manages it.</summary>
public sealed class ShowTeam : Dialog
{
    private const int MostNamed = 20;

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["who", "are" or "is", "the" or "our" or "my", "manager" or "managers" or "admin" or "admins"] => await ManagersAsync(context, cancellationToken).ConfigureAwait(false),
        ["who", "is" or "s", "on" or "in", "the" or "our" or "my", "team"]
            or ["who", "are", "the" or "our" or "my", "reps" or "members" or "colleagues"]
            or ["list" or "show", "the" or "our" or "my" or "all", "team" or "members" or "reps" or "colleagues"]
            or ["list" or "show", "members" or "reps"]
            or ["team" or "our", "members" or "reps"] => await EverybodyAsync(context, cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    private static async ValueTask<Reply> ManagersAsync(DialogContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<Member> all = (await Team.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)).Members;
        List<string> names = [.. all.Where(one => Permissions.IsManager(one.Role)).Take(MostNamed).Select(one => one.Role == Role.Admin ? $"{one.Name} (admin)" : one.Name)];
        return new Reply
        {
            Text = names.Count == 0
                ? "Nobody is a manager yet. The setting “Managers”, or an owner or admin of the workspace, makes the first."
                : $"{(names.Count == 1 ? "The manager is" : "The managers are")} {Speech.List(names)}.",
        };
    }

    private static async ValueTask<Reply> EverybodyAsync(DialogContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<Member> all = (await Team.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)).Members;
        string[] names =
        [
            .. all.OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Take(MostNamed).Select(one => one.Role == Role.Rep ? one.Name : $"{one.Name} ({one.Role.ToString().ToLowerInvariant()})"),
            .. all.Count > MostNamed ? new[] { $"{all.Count - MostNamed} more" } : [],
        ];
        return new Reply { Text = $"I know {Speech.Count(all.Count, "member", "members")} of the team: {Speech.List(names)}. Whoever writes to me once is one of it." };
    }
}
