using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Slack;

/// <summary>The bot's direct message channels with members, opened when they are needed first.</summary>
internal sealed class DirectMessages(SlackApi api, TimeProvider time)
{
    private readonly Recent<string> channels = new(20_000, TimeSpan.FromDays(1), time);

    /// <summary>Keeps a channel that an event showed.</summary>
    public void Learn(SlackBot bot, string member, string channel) => channels.Set(Key(bot, member), channel);

    /// <summary>The channel with a member, if it is known already.</summary>
    public string? Find(SlackBot bot, string member) => channels.Find(Key(bot, member));

    /// <summary>
    /// Whether a direct message channel is the bot's own with this member. A slash command can be given between two people
    /// too, where the bot cannot write.
    /// </summary>
    public async ValueTask<bool> IsOwnAsync(SlackBot bot, string member, string channel, CancellationToken cancellationToken)
    {
        if (Find(bot, member) is null)
        {
            await OpenAsync(bot, member, cancellationToken);
        }

        return Find(bot, member) == channel;
    }

    /// <summary>Opens the channel with a member: its id stands in the answer's <c>channel.id</c>, and is found from now on.</summary>
    public async ValueTask<ApiAnswer> OpenAsync(SlackBot bot, string member, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync(bot, "conversations.open", SlackBodies.OpenConversation(member), cancellationToken);
        if (answer is not ApiAnswer.Done done)
        {
            return answer;
        }

        if (done.Body.At("channel").Text("id") is not { } channel || !SlackId.IsValid(channel))
        {
            return new ApiAnswer.Later(null, false, "conversations.open without a channel");
        }

        Learn(bot, member, channel);
        return answer;
    }

    private static string Key(SlackBot bot, string member) => $"{bot.Team}|{member}";
}
