using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps what is known of members in step with what the platforms tell.</summary>
/// <param name="managers">E-mail addresses or platform ids of those who are managers from the start.</param>
/// <param name="rosters">Tells of a member what turns do not: the e-mail address, and whether they are a guest.</param>
public sealed class Roster(IReadOnlyCollection<string> managers, IRosters rosters)
{
    /// <summary>Why a member who removed the bot cannot be written to.</summary>
    public const string Uninstalled = "uninstalled";

    private const string DefaultLocale = "en-US";
    private const string DefaultZone = "Etc/UTC";
    private readonly bool namesManagersByEmail = managers.Any(manager => manager.Contains('@', StringComparison.Ordinal));

    /// <summary>
    /// The member behind a turn: as known, brought up to date with what the platform says now. Null where it tells of the profile of
    /// somebody whom the bot never met.
    /// </summary>
    public async ValueTask<Member?> MeetAsync(Turn turn, Workspace workspace, Instant now, CancellationToken cancellationToken)
    {
        var members = new MemberStore(workspace);
        Member? known = await members.GetAsync(turn.From.Id, cancellationToken).ConfigureAwait(false);
        if (known is null && turn.Content is MemberChanged)
        {
            return null;
        }

        bool isRemoved = turn is { Content: Left, In.Kind: PlaceKind.Personal };
        Sender sender = turn.From with { Email = turn.From.Email ?? known?.Email ?? await FindEmailAsync(turn, cancellationToken).ConfigureAwait(false) };
        Member met = (known ?? New(sender)) with
        {
            Name = sender.Name ?? known?.Name ?? "somebody",
            Email = sender.Email,
            TimeZone = Zone(sender, known),
            Locale = sender.Locale ?? known?.Locale ?? DefaultLocale,
            Personal = turn.In.Kind == PlaceKind.Personal && turn.In.ConversationId is not null ? turn.In : known?.Personal ?? ToBeOpened(turn.From.Id, turn.In),
            Unreachable = isRemoved ? Uninstalled : turn.Content is MemberChanged ? known?.Unreachable : null,
            WelcomedAt = isRemoved ? null : known?.WelcomedAt,
            IsGuest = await IsGuestAsync(turn, known, cancellationToken).ConfigureAwait(false),
            IsGone = turn.Content is MemberChanged { IsGone: true },
        };
        if (known is not { HasOwnRole: true })
        {
            met = met with { Role = RoleOf(sender, known) };
        }

        if (met != known)
        {
            members.Save(met);
        }

        if (known is null || met.TimeZone != known.TimeZone || met.Unreachable != known.Unreachable || met.IsGone != known.IsGone)
        {
            await NudgeSchedule.AppointAsync(new MeetingContext(workspace, now), met, cancellationToken).ConfigureAwait(false);
        }

        if (Permissions.IsManager(met.Role) != Permissions.IsManager(known?.Role ?? Role.Rep)
            || Permissions.IsManager(met.Role) && (met.TimeZone != known?.TimeZone || met.Unreachable != known.Unreachable || met.IsGone != known.IsGone))
        {
            await WeeklyBrief.AppointAsync(new MeetingContext(workspace, now), met, cancellationToken).ConfigureAwait(false);
        }

        return met;
    }

    /// <summary>Teams tells no address with a turn; it is asked for where somebody may be a manager by it.</summary>
    private async ValueTask<string?> FindEmailAsync(Turn turn, CancellationToken cancellationToken) =>
        namesManagersByEmail ? (await rosters.FindAsync(turn.Workspace, turn.In, turn.From.Id, cancellationToken).ConfigureAwait(false))?.Email : null;

    /// <summary>
    /// Whether somebody is a guest: as the turn tells, else as was told before. Where neither says that they are none and the
    /// answer matters, the platform is asked. Null where nobody tells: who that is counts as a guest.
    /// </summary>
    private async ValueTask<bool?> IsGuestAsync(Turn turn, Member? known, CancellationToken cancellationToken) =>
        turn.From.IsGuest is { } told ? told
        : known?.IsGuest == false || turn.Content is not (Said or Pressed) ? known?.IsGuest
        : (await rosters.FindAsync(turn.Workspace, turn.In, turn.From.Id, cancellationToken).ConfigureAwait(false))?.IsGuest ?? known?.IsGuest;

    /// <summary>The personal chat with somebody who was met in a shared place: it is opened with the first message there.</summary>
    private static Place ToBeOpened(string memberId, Place sharedPlace) =>
        new() { Channel = sharedPlace.Channel, Kind = PlaceKind.Personal, MemberId = memberId, Address = sharedPlace.Address };

    /// <summary>Somebody who has not written to the bot, as a colleague's mention in a place shows them.</summary>
    public static Member New(Sender person, Place seenIn)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(seenIn);
        return New(person) with
        {
            Email = person.Email,
            TimeZone = Zone(person, null),
            Locale = person.Locale ?? DefaultLocale,
            Role = person.IsAdmin == true ? Role.Admin : Role.Rep,
            IsGuest = person.IsGuest,
            Personal = ToBeOpened(person.Id, seenIn),
        };
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

    /// <summary>The highest that the platform or the settings tell. Platforms do not tell it with every turn: silence takes nothing away, a no does.</summary>
    private Role RoleOf(Sender sender, Member? known) =>
        sender.IsAdmin ?? known is { Role: Role.Admin } ? Role.Admin
        : IsNamed(sender.Id) || IsNamed(sender.DirectoryId) || IsNamed(sender.Email) ? Role.Manager
        : known is { Role: not Role.Admin } ? known.Role : Role.Rep;

    private bool IsNamed(string? id) => id is not null && managers.Contains(id, StringComparer.OrdinalIgnoreCase);

    private sealed class MeetingContext(Workspace workspace, Instant now) : WorkContext(workspace, now);
}
