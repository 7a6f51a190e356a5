namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// A file that goes with a reply, in the member's personal chat. What it is made from travels and waits, not its bytes: they
/// are made when the platform takes them. So it may be larger than a row of the store, and a restart loses none of it.
/// </summary>
/// <param name="Name">The file's name with its ending, such as <c>referrals.csv</c>.</param>
/// <param name="Kind">The <see cref="FileMaker.Kind"/> that makes it.</param>
/// <param name="Request">What is wanted: its maker's own words, together less than 1,000 characters.</param>
public sealed record ReplyFile(string Name, string Kind, IReadOnlyDictionary<string, string> Request)
{
    /// <summary>Where the platform takes it, in the channel's own form, once the member agreed; null before, and where nobody is asked.</summary>
    public string? Target { get; init; }
}
