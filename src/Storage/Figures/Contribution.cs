using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage.Figures;

/// <summary>What one record adds to one figure.</summary>
/// <param name="MemberId">The member to whom it is credited.</param>
/// <param name="Figure">The figure.</param>
/// <param name="On">The day on which it counts.</param>
/// <param name="Amount">How much: 1, or an amount of money in whole units of its currency.</param>
/// <param name="Currency">For money: the ISO 4217 code.</param>
/// <param name="SourceId">For what is counted by source, too: the contact who made the referral.</param>
public readonly record struct Contribution(string MemberId, Figure Figure, LocalDate On, decimal Amount = 1, string? Currency = null, string? SourceId = null);
