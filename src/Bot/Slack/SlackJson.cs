using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Bot.Slack;

/// <summary>The small records that travel through Slack and come back.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackAddress))]
[JsonSerializable(typeof(FormContext))]
[JsonSerializable(typeof(ButtonValue))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>How wire JSON is written: letters as they are, since Slack counts characters and nothing is put into HTML.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
