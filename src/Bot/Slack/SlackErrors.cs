using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Slack;

/// <summary>What Slack's error codes mean for a message (https://docs.slack.dev/reference/methods/chat.postMessage#errors).</summary>
internal static class SlackErrors
{
    // Somebody has to put the token or the installation right, which does not make the message worthless and says nothing of the place.
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(5);

    /// <summary>Whether what was sent is at fault, and not the place: Slack would take something plainer.</summary>
    public static bool IsAboutContent(string error) => error
        is "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "msg_too_long" or "invalid_arguments" or "view_too_large";

    /// <summary>The outcome for a message that met this error.</summary>
    public static SendResult ResultOf(string error) => error switch
    {
        "channel_not_found" or "is_archived" or "not_in_channel" or "channel_is_archived" or "user_not_found" or "user_disabled" or "user_not_visible" or "cannot_dm_bot"
            or "messages_tab_disabled" => new SendResult.Gone(error),
        "not_authed" or "invalid_auth" or "token_expired" or "token_revoked" or "account_inactive" or "team_not_found" => new SendResult.Retry(UntilRepaired, MayHaveBeenSent: false, error),
        _ => new SendResult.Refused(error),
    };
}
