using System.Text;

namespace ReferralBot.Bot.Slack;

/// <summary>What Slack is told about a delivery, by HTTP or in a Socket Mode acknowledgement.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; empty for a plain acknowledgement.</param>
/// <param name="IsJson">Whether the body is JSON; text otherwise.</param>
internal readonly record struct SlackAnswer(int Status, ReadOnlyMemory<byte> Body = default, bool IsJson = false)
{
    /// <summary>Taken, or nothing to be done about it.</summary>
    public static SlackAnswer Accepted => new(StatusCodes.Status200OK);

    /// <summary>It cannot be read.</summary>
    public static SlackAnswer BadRequest(string reason) => Plain(StatusCodes.Status400BadRequest, reason);

    /// <summary>It belongs to another workspace.</summary>
    public static SlackAnswer Forbidden(string reason) => Plain(StatusCodes.Status403Forbidden, reason);

    /// <summary>It could not be kept: Slack delivers events again.</summary>
    public static SlackAnswer Unavailable => Plain(StatusCodes.Status503ServiceUnavailable, "Not kept; try again.");

    /// <summary>An answer in JSON.</summary>
    public static SlackAnswer Json(ReadOnlyMemory<byte> body) => new(StatusCodes.Status200OK, body, IsJson: true);

    /// <summary>An answer in plain text.</summary>
    public static SlackAnswer Plain(int status, string text) => new(status, Encoding.UTF8.GetBytes(text));
}
