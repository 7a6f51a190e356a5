using NodaTime;

namespace ReferralBot.Storage.Rows;

/// <summary>Something that the bot is to do by itself at a time.</summary>
/// <param name="Kind">What, such as <c>digest</c>; names its task.</param>
/// <param name="Id">For whom or what: a member's id, a board's. One kind and id has one appointment.</param>
/// <param name="At">When.</param>
public sealed record Appointment(string Kind, string Id, Instant At);
