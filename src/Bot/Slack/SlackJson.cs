using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Bot.Slack;

/// <summary>The small records that travel through Slack and come back, and the one that is kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(SlackAddress))]
[JsonSerializable(typeof(FormContext))]
[JsonSerializable(typeof(ButtonValue))]
[JsonSerializable(typeof(SlackInstallation))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>How wire JSON is written: letters as they are, since Slack counts characters and nothing is put into HTML.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
