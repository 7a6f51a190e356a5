using System.Net;
using System.Text;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>What was written, in plain Unicode.</summary>
/// <param name="Text">The text; mentions of the bot are gone, those of others are their names.</param>
/// <param name="Mentions">The others.</param>
/// <param name="NamesBot">True when the bot was mentioned.</param>
internal readonly record struct MessageText(string Text, IReadOnlyList<Mention> Mentions, bool NamesBot)
{
    /// <summary>
    /// Reads an activity's text. Mentions are found by their entities alone, since anybody can type <c>&lt;at&gt;</c>
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations).
    /// The HTML copy that Teams attaches to formatted messages is not read.
    /// </summary>
    public static MessageText Read(Activity activity)
    {
        var text = activity.Text ?? "";
        var namesBot = false;
        IReadOnlyList<Mention> mentions = [];
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is not { Type: "mention", Mentioned.Id: { } id })
            {
                continue;
            }

            var isBot = id == activity.Recipient?.Id;
            namesBot |= isBot;
            if (string.IsNullOrEmpty(entity.Text) || text.IndexOf(entity.Text, StringComparison.Ordinal) is not (>= 0 and var at))
            {
                continue;
            }

            var name = isBot ? "" : entity.Mentioned.Name ?? "";
            text = string.Concat(text.AsSpan(0, at), name, text.AsSpan(at + entity.Text.Length));
            if (!isBot)
            {
                mentions = [.. mentions, new Mention(id, Plain(name))];
            }
        }

        return new MessageText(Plain(text).Trim(), mentions, namesBot);
    }

    /// <summary>Teams escapes as HTML does and joins words to mentions with hard spaces.</summary>
    private static string Plain(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text.AsSpan().ContainsAny('\u00A0', '\r')
            ? new StringBuilder(text).Replace('\u00A0', ' ').Replace("\r\n", "\n").Replace('\r', '\n').ToString()
            : text;
    }
}
