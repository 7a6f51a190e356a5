using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Brings members back to their own zone when a journey is over: "I'm in Berlin this week".</summary>
internal static class Journey
{
    /// <summary>Ends the journey whose last day is over; returns the member and settings as they are now.</summary>
    public static async ValueTask<(Member Member, MemberSettings Settings)> EndAsync(WorkContext context, Member member, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        LocalDate today = context.Now.InZone(MemberZone.Of(member)).Date;
        if (!(settings.OwnTimeZoneUntil < today))
        {
            return (member, settings);
        }

        MemberSettings after = settings with { OwnTimeZone = null, OwnTimeZoneUntil = null, HomeTimeZone = null };
        Member home = MemberZone.Apply(member, settings, after);
        context.Settings.Save(member.Id, after);
        context.Members.Save(home);
        return (home, after);
    }
}
