using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Answers submitted modals in the response, the only way to keep one open with its mistakes marked
/// (https://docs.slack.dev/surfaces/modals). Any other reply goes out as a message once the modal is closed.
/// </summary>
internal sealed partial class FormAnswers(ITurnInbox inbox, LateReplies late, TimeProvider time, ILogger<FormAnswers> logger)
{
    private const int LongestError = 300;

    // Slack waits three seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.5);

    /// <summary>Answers one.</summary>
    /// <param name="turn">The submission.</param>
    /// <param name="view">The modal as Slack sent it.</param>
    /// <param name="received">When it came, as a timestamp of the clock.</param>
    public async ValueTask<SlackAnswer> AnswerAsync(Turn turn, JsonElement view, long received)
    {
        try
        {
            var left = Limit - time.GetElapsedTime(received);
            // Slack hanging up does not make what was decided undone.
            var reply = await inbox.AnswerAsync(turn, left > Least ? left : Least, CancellationToken.None);
            return reply is null ? SlackAnswer.Accepted : Answer(turn, view, reply);
        }
        catch (StoreUnavailableException failure)
        {
            NotKept(logger, failure, turn.Id);
            // The modal stays open with what was typed.
            return BlocksOf(view).Values.FirstOrDefault() is { } block
                ? Errors(new() { [block] = ChannelWords.NothingSaved })
                : SlackAnswer.Unavailable;
        }
    }

    private SlackAnswer Answer(Turn turn, JsonElement view, Reply reply)
    {
        if (reply.FormErrors is { Count: > 0 } errors && ByBlock(errors, view) is { Count: > 0 } marked)
        {
            return Errors(marked);
        }

        if (reply.Form is { } next && reply.FormErrors is not { Count: > 0 })
        {
            var address = SlackAddress.Read(turn.In.Address, time.GetUtcNow());
            var metadata = SlackChannel.ContextOf(next, turn.In, address, address?.Card).Write();
            return SlackAnswer.Json(SlackBodies.NextView(next, metadata, turn.Id));
        }

        late.Answer(turn, "answer", reply);
        return SlackAnswer.Accepted;
    }

    /// <summary>What is wrong, by block. What belongs to no field is said at the first.</summary>
    private static Dictionary<string, string> ByBlock(IReadOnlyDictionary<string, string> errors, JsonElement view)
    {
        var blocks = BlocksOf(view);
        var marked = new Dictionary<string, string>();
        foreach (var (input, error) in errors)
        {
            if ((blocks.GetValueOrDefault(input) ?? blocks.Values.FirstOrDefault()) is { } block)
            {
                var text = marked.TryGetValue(block, out var earlier) ? $"{earlier} {error}" : error;
                marked[block] = SlackText.Cut(text, LongestError);
            }
        }

        return marked;
    }

    /// <summary>The block of each input.</summary>
    private static Dictionary<string, string> BlocksOf(JsonElement view)
    {
        var blocks = new Dictionary<string, string>();
        foreach (var block in view.At("blocks").Items())
        {
            if (block.Text("type") == "input" && block.At("element").Text("action_id") is { } input && block.Text("block_id") is { } id)
            {
                blocks[input] = id;
            }
        }

        return blocks;
    }

    private static SlackAnswer Errors(Dictionary<string, string> byBlock) => SlackAnswer.Json(SlackBodies.FormErrors(byBlock));

    [LoggerMessage(3040, LogLevel.Error, "Form {Turn} could not be kept")]
    private static partial void NotKept(ILogger logger, Exception failure, string turn);
}
