using System.Text;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Slack's message text in plain words: escapes undone, mentions replaced by names, links by what was typed
/// (https://docs.slack.dev/messaging/formatting-message-text).
/// </summary>
internal static class IncomingText
{
    /// <summary>The members whose names are not in the text itself.</summary>
    public static IEnumerable<string> NamelessMembers(string text, string? bot)
    {
        foreach (var (token, isToken) in Parts(text))
        {
            if (isToken && token.StartsWith('@') && Split(token) is (var id, null) && id[1..] != bot && SlackId.IsValid(id[1..]))
            {
                yield return id[1..];
            }
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">As Slack sent it.</param>
    /// <param name="bot">The bot's own user id, whose mentions are removed.</param>
    /// <param name="nameOf">The name of a member, or null.</param>
    public static Said Read(string text, string? bot, Func<string, string?> nameOf)
    {
        var plain = new StringBuilder(text.Length);
        var mentions = new List<Mention>();
        foreach (var (part, isToken) in Parts(text))
        {
            if (!isToken)
            {
                plain.Append(SlackText.Unescape(part));
            }
            else if (!part.StartsWith('@'))
            {
                plain.Append(Plain(part));
            }
            else
            {
                AddMention(part);
            }
        }

        return new Said(plain.ToString().Trim()) { Mentions = mentions };

        void AddMention(string token)
        {
            var (target, label) = Split(token);
            var id = target[1..];
            if (id == bot)
            {
                return;
            }

            var name = nameOf(id) ?? label ?? id;
            plain.Append(name);
            if (SlackId.IsValid(id))
            {
                mentions.Add(new Mention(id, name));
            }
        }
    }

    private static string Plain(string token)
    {
        var (target, label) = Split(token);
        return target switch
        {
            ['#', ..] => "#" + (label ?? target[1..]),
            ['!', 's', 'u', 'b', 't', 'e', 'a', 'm', '^', ..] => label ?? "@" + target[9..],
            ['!', 'd', 'a', 't', 'e', '^', ..] => label ?? "",
            ['!', ..] => "@" + target[1..],
            _ => Link(target, label),
        };
    }

    /// <summary>What Slack made a link of by itself reads as it was typed; a link under other words keeps its address.</summary>
    private static string Link(string target, string? label)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var (scheme, rest) = colon < 0 ? ("", target) : (target[..colon].ToLowerInvariant(), target[(colon + 1)..].TrimStart('/'));
        var address = scheme is "mailto" or "tel" ? rest : target;
        var isTyped = scheme == "tel" || label?.TrimEnd('/') == address.TrimEnd('/') || label?.TrimEnd('/') == rest.TrimEnd('/');
        return label is null ? address : isTyped ? label : $"{label} ({address})";
    }

    private static (string Target, string? Label) Split(string token)
    {
        var bar = token.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0)
        {
            return (SlackText.Unescape(token), null);
        }

        // A private channel that the reader may not see comes with an empty name.
        var label = SlackText.Unescape(token[(bar + 1)..]);
        return (SlackText.Unescape(token[..bar]), label.Length == 0 ? null : label);
    }

    /// <summary>The text between angle brackets and around them: typed brackets come escaped, so that raw ones are Slack's.</summary>
    private static IEnumerable<(string Part, bool IsToken)> Parts(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            if (open > at)
            {
                yield return (text[at..open], false);
            }

            if (close > open + 1)
            {
                yield return (text[(open + 1)..close], true);
            }

            at = close + 1;
        }

        if (at < text.Length)
        {
            yield return (text[at..], false);
        }
    }
}
