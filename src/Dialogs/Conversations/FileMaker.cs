using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>Makes one kind of file that replies promise.</summary>
public abstract class FileMaker
{
    /// <summary>The kind that <see cref="ReplyFile.Kind"/> names.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Makes the file from what the rows hold now. Null where the member may not have it: some time may have passed since it
    /// was promised, and the request may have been through other hands.
    /// </summary>
    public abstract ValueTask<FileContent?> MakeAsync(FileContext context, IReadOnlyDictionary<string, string> request, CancellationToken cancellationToken);
}

/// <summary>A file's content.</summary>
/// <param name="MediaType">What it is, such as <c>text/csv</c>.</param>
/// <param name="Bytes">The bytes, at least one.</param>
public sealed record FileContent(string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>What a file's maker has at hand.</summary>
/// <param name="workspace">What is read.</param>
/// <param name="member">Who gets the file.</param>
/// <param name="now">The time of the work.</param>
public sealed class FileContext(Workspace workspace, Member member, Instant now) : WorkContext(workspace, now)
{
    /// <summary>Who gets the file.</summary>
    public Member Member { get; } = member;
}
