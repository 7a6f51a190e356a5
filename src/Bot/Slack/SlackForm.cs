using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ReferralBot.Bot.Slack;

/// <summary>Reads the forms that Slack posts.</summary>
internal static class SlackForm
{
    private const int MostFields = 100;

    /// <summary>The fields by name, the first of each; null when there are more than Slack ever sends.</summary>
    public static Dictionary<string, string>? Read(in ReadOnlySequence<byte> body)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            if (fields.Count == MostFields)
            {
                return null;
            }

            fields.TryAdd(field.DecodeName().ToString(), field.DecodeValue().ToString());
        }

        return fields;
    }
}
