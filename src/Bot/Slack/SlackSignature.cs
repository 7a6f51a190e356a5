using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Slack's request signature: HMAC-SHA256 over <c>v0:timestamp:body</c>, on the raw bytes, before anything is parsed
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
internal static class SlackSignature
{
    /// <summary>How far a request's time may be from ours, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const int LongestTimestamp = 12;

    /// <summary>Whether the headers sign the body, now.</summary>
    /// <param name="secret">The signing secret as UTF-8; never empty.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">The present time.</param>
    public static bool IsValid(ReadOnlySpan<byte> secret, StringValues timestamp, StringValues signature, in ReadOnlySequence<byte> body, DateTimeOffset now)
    {
        if (secret.IsEmpty || timestamp is not [{ Length: > 0 and <= LongestTimestamp } stamp] || signature is not [{ } given])
        {
            return false;
        }

        if (!IsRecent(stamp, now))
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.ASCII.GetBytes(Sign(secret, stamp, body)));
    }

    /// <summary>The signature of a body, in the form of the header.</summary>
    public static string Sign(ReadOnlySpan<byte> secret, string timestamp, in ReadOnlySequence<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        foreach (var part in body)
        {
            hash.AppendData(part.Span);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return "v0=" + Convert.ToHexStringLower(digest);
    }

    private static bool IsRecent(string stamp, DateTimeOffset now)
    {
        long seconds = 0;
        foreach (var digit in stamp)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            seconds = (seconds * 10) + (digit - '0');
        }

        return Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Tolerance.TotalSeconds;
    }
}
