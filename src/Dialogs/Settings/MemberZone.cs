using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>The zone in which a member's days are counted: the profile's until one is set by hand.</summary>
internal static class MemberZone
{
    /// <summary>The zone in force.</summary>
    public static DateTimeZone Of(Member member) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.TimeZone) ?? DateTimeZone.Utc;

    /// <summary>The member as their settings say.</summary>
    /// <param name="member">The member.</param>
    /// <param name="before">The settings that were in force.</param>
    /// <param name="after">The settings that are.</param>
    public static Member Apply(Member member, MemberSettings before, MemberSettings after) => member with
    {
        TimeZone = after.OwnTimeZone ?? before.HomeTimeZone ?? member.TimeZone,
        HasOwnTimeZone = after.OwnTimeZone is not null,
    };

    /// <summary>How a zone is said: "New York" for <c>America/New_York</c>.</summary>
    public static string Name(string zone) => zone is "Etc/UTC" or "UTC" ? "UTC" : zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
