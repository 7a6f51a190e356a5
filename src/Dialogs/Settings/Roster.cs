using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps what is known of members in step with what the platforms tell.</summary>
/// <param name="managers">E-mail addresses or platform ids of those who are managers from the start.</param>
public sealed class Roster(IReadOnlyCollection<string> managers)
{
    private const string DefaultLocale = "en-US";
    private const string DefaultZone = "Etc/UTC";

    /// <summary>The member behind a turn: as known, brought up to date with what the platform says now.</summary>
    public async ValueTask<Member> MeetAsync(Turn turn, MemberStore members, CancellationToken cancellationToken)
    {
        Sender sender = turn.From;
        Member? known = await members.GetAsync(sender.Id, cancellationToken).ConfigureAwait(false);
        Member now = (known ?? New(sender)) with
        {
            Name = sender.Name ?? known?.Name ?? "somebody",
            Email = sender.Email ?? known?.Email,
            TimeZone = Zone(sender, known),
            Locale = sender.Locale ?? known?.Locale ?? DefaultLocale,
            Personal = turn.In.Kind == PlaceKind.Personal && turn.In.ConversationId is not null ? turn.In : known?.Personal,
            Unreachable = turn.Content is Left ? "uninstalled" : null,
            IsGone = turn.Content is MemberChanged { IsGone: true },
        };
        if (known is null or { Role: Role.Rep })
        {
            now = now with { Role = RoleOf(sender, known) };
        }

        if (now != known)
        {
            members.Save(now);
        }

        return now;
    }

    private static Member New(Sender sender) => new()
    {
        Id = sender.Id,
        Name = sender.Name ?? "somebody",
        TimeZone = DefaultZone,
        Locale = DefaultLocale,
    };

    private static string Zone(Sender sender, Member? known)
    {
        if (known is { HasOwnTimeZone: true })
        {
            return known.TimeZone;
        }

        bool isKnownZone = sender.TimeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(sender.TimeZone) is not null;
        return isKnownZone ? sender.TimeZone! : known?.TimeZone ?? DefaultZone;
    }

    private Role RoleOf(Sender sender, Member? known) =>
        sender.IsAdmin ? Role.Admin
        : managers.Contains(sender.Id, StringComparer.OrdinalIgnoreCase)
            || sender.Email is not null && managers.Contains(sender.Email, StringComparer.OrdinalIgnoreCase) ? Role.Manager
        : known?.Role ?? Role.Rep;
}
