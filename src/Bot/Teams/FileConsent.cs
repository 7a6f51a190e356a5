using System.Text.Json;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>Reads what a member answered when asked whether they want a file: the invoke <c>fileConsent/invoke</c>.</summary>
internal static class FileConsent
{
    /// <summary>The invoke's name.</summary>
    public const string InvokeName = "fileConsent/invoke";

    /// <summary>The answer; null where it is none that the bot can have asked for.</summary>
    public static FileAnswered? Read(Activity activity)
    {
        try
        {
            var value = activity.Value.Deserialize(TeamsJson.Default.FileConsentValue);
            return value switch
            {
                { Action: "accept", Context: { Name: not null, Kind: not null, Request: not null } file, UploadInfo: { UploadUrl: not null, UniqueId: not null } upload } =>
                    new FileAnswered(file with { Target = upload.Write() }, activity.ReplyToId),
                { Action: "decline", Context: { Name: not null, Kind: not null, Request: not null } file } => new FileAnswered(file with { Target = null }, activity.ReplyToId),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What a consent carries.</summary>
/// <param name="Action"><c>accept</c> or <c>decline</c>.</param>
/// <param name="Context">What the bot put into the card: the file.</param>
/// <param name="UploadInfo">Where to put it.</param>
internal sealed record FileConsentValue(string? Action, ReplyFile? Context, TeamsUpload? UploadInfo);
