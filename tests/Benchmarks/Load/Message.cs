namespace ReferralBot.Benchmarks.Load;

/// <summary>A message that a member sends. Delivered again it is the same in every part.</summary>
/// <param name="Conversation">The number of the conversation.</param>
/// <param name="Number">The number of the message; no two are the same in a run.</param>
/// <param name="Text">What is said.</param>
/// <param name="At">When.</param>
internal sealed record Message(int Conversation, long Number, string Text, DateTimeOffset At);
