using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Turns;

/// <summary>Makes the file that a message promises just before its channel sends it.</summary>
/// <param name="channel">The channel.</param>
/// <param name="store">Where the rows are.</param>
/// <param name="makers">Makers of every kind.</param>
/// <param name="time">The clock.</param>
internal sealed class ChannelWithFiles(IChannel channel, ITableStore store, IEnumerable<FileMaker> makers, TimeProvider time) : IChannel
{
    /// <inheritdoc/>
    public string Name => channel.Name;

    /// <inheritdoc/>
    public bool CanWhisper => channel.CanWhisper;

    /// <inheritdoc/>
    public async ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            OutgoingMessage complete = message.Reply.File is { } file ? await MakeAsync(message, file, cancellationToken).ConfigureAwait(false) : message;
            return await channel.SendAsync(complete, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException outage)
        {
            return new SendResult.Retry(null, MayHaveBeenSent: false, outage.Message);
        }
    }

    /// <summary>The message with its file, or, where its member may not have the file, with the words that say so.</summary>
    private async ValueTask<OutgoingMessage> MakeAsync(OutgoingMessage message, ReplyFile file, CancellationToken cancellationToken)
    {
        var workspace = new Workspace(store, message.Workspace);
        Member? member = message.To is { Kind: PlaceKind.Personal, MemberId: { } id } ? await new MemberStore(workspace).GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
        FileContent? content = member is not null && makers.FirstOrDefault(maker => maker.Kind == file.Kind) is { } maker
            ? await maker.MakeAsync(new FileContext(workspace, member, Instant.FromDateTimeOffset(time.GetUtcNow())), file.Request, cancellationToken).ConfigureAwait(false)
            : null;
        return content is null
            ? message with { Reply = new Reply { Text = ChannelWords.NoSuchFile, ReplacesCard = message.Reply.ReplacesCard } }
            : message with { File = content };
    }
}
