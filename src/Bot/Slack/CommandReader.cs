using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Help;

namespace ReferralBot.Bot.Slack;

/// <summary>Reads slash commands into turns (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
internal sealed class CommandReader(EventReader texts, MemberProfiles profiles, SlackPlaces places, SlackOptions options, FirstSeen firstSeen, TimeProvider time)
{
    /// <summary>Reads a command.</summary>
    /// <param name="field">Its fields, by name; null for one that is missing.</param>
    /// <param name="bot">The bot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Incoming> ReadAsync(Func<string, string?> field, SlackBot bot, CancellationToken cancellationToken)
    {
        if (field("user_id") is not { } user || !SlackId.IsValid(user)
            || field("channel_id") is not { } channel || !SlackId.IsValid(channel)
            || field("trigger_id") is not { } trigger || !SlackId.IsToken(trigger)
            || field("command") is null)
        {
            return Incoming.Malformed("command, user_id, channel_id or trigger_id is missing");
        }

        var address = new SlackAddress { ResponseUrl = options.Trusted(field("response_url")), Trigger = trigger, Member = user, At = time.GetUtcNow().ToUnixTimeMilliseconds() };
        var place = await places.OfAsync(bot, channel, field("channel_name"), user, cancellationToken);
        var said = await texts.ReadTextAsync(field("text") ?? "", bot, cancellationToken);
        return new Incoming(new Turn
        {
            Id = trigger,
            Workspace = SlackId.Workspace(bot.Team),
            From = await profiles.OfAsync(user, bot, cancellationToken),
            In = place with { Address = address.Write() },
            Content = said.Text.Length == 0 ? said with { Text = ShowHelp.Ask } : said,
            At = firstSeen.Of(trigger),
        });
    }
}
