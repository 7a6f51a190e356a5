using System.Globalization;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>Shares a file in a direct message, in the three steps of https://docs.slack.dev/messaging/working-with-files.</summary>
internal sealed class SlackFiles(SlackApi api)
{
    /// <summary>Shares the file of a message, with its text as the comment. The answer is that of the step that failed, or of the last.</summary>
    public async ValueTask<ApiAnswer> ShareAsync(SlackBot bot, OutgoingMessage message, FileContent file, string channel, string? thread, CancellationToken cancellationToken)
    {
        var length = file.Bytes.Length.ToString(CultureInfo.InvariantCulture);
        var place = await api.ReadAsync(bot, "files.getUploadURLExternal", [new("filename", message.Reply.File!.Name), new("length", length)], cancellationToken);
        if (place is not ApiAnswer.Done { Body: var body })
        {
            return NotShared(place);
        }

        if (body.Text("file_id") is not { } id || !Uri.TryCreate(body.Text("upload_url"), UriKind.Absolute, out var url))
        {
            return new ApiAnswer.Later(null, false, "files.getUploadURLExternal without an address");
        }

        var uploaded = await api.UploadAsync(url, file, cancellationToken);
        return uploaded is ApiAnswer.Done
            ? await api.PostAsync(bot, "files.completeUploadExternal", SlackBodies.CompleteUpload(message, id, channel, thread), cancellationToken)
            : NotShared(uploaded);
    }

    /// <summary>Before the last step nobody sees anything, so that all of it can be done again.</summary>
    private static ApiAnswer NotShared(ApiAnswer answer) => answer is ApiAnswer.Later later ? later with { MayBeDone = false } : answer;
}
