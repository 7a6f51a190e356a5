using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>That a referral went from one member to another, who has followed it up since. What counted before stays with the first.</summary>
/// <param name="From">The member who had it.</param>
/// <param name="To">The member who has it since.</param>
/// <param name="On">The day.</param>
/// <param name="By">The member who did it.</param>
/// <param name="At">When.</param>
public sealed record HandOver(string From, string To, LocalDate On, string By, Instant At);
