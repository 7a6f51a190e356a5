using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>What was understood of a member's last message, for who asks, and whom it was about, for what is said next.</summary>
/// <param name="Frame">What was understood; null in what was kept before this was.</param>
/// <param name="About">Whom "she" in it stood for; null where it had no such word.</param>
public sealed record Understood(Frame? Frame, SpokenOf? About = null);

/// <summary>Whom a member speaks of.</summary>
/// <param name="Person">Who was introduced, or who was named alone.</param>
/// <param name="Source">Who introduced them; the same where it is nobody else.</param>
public sealed record SpokenOf(string Person, string Source);
