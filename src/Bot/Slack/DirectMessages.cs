using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Slack;

/// <summary>The bot's direct message channels with members, opened when they are needed first.</summary>
internal sealed class DirectMessages(SlackApi api, TimeProvider time)
{
    private readonly Recent<string> channels = new(20_000, TimeSpan.FromDays(1), time);

    /// <summary>Keeps a channel that an event showed.</summary>
    public void Learn(string member, string channel) => channels.Set(member, channel);

    /// <summary>The channel with a member, if it is known already.</summary>
    public string? Find(string member) => channels.Find(member);

    /// <summary>
    /// Whether a direct message channel is the bot's own with this member. A slash command can be given between two people
    /// too, where the bot cannot write.
    /// </summary>
    public async ValueTask<bool> IsOwnAsync(string member, string channel, CancellationToken cancellationToken)
    {
        if (Find(member) is null)
        {
            await OpenAsync(member, cancellationToken);
        }

        return Find(member) == channel;
    }

    /// <summary>Opens the channel with a member: its id stands in the answer's <c>channel.id</c>, and is found from now on.</summary>
    public async ValueTask<ApiAnswer> OpenAsync(string member, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync("conversations.open", SlackBodies.OpenConversation(member), cancellationToken);
        if (answer is not ApiAnswer.Done done)
        {
            return answer;
        }

        if (done.Body.At("channel").Text("id") is not { } channel || !SlackId.IsValid(channel))
        {
            return new ApiAnswer.Later(null, false, "conversations.open without a channel");
        }

        Learn(member, channel);
        return answer;
    }
}
