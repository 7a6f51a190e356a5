using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReferralBot.Tests.Slack;

/// <summary>Compares wire JSON with the file of the same name under Snapshots; a difference is left beside it as *.received.json.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Matches(string name, JsonElement json, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots");
        var verified = Path.Combine(folder, name + ".verified.json");
        var received = Path.Combine(folder, name + ".received.json");
        var actual = JsonSerializer.Serialize(json, Indented).ReplaceLineEndings("\n") + "\n";
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        Directory.CreateDirectory(folder);
        File.Delete(received);
        if (actual != expected)
        {
            File.WriteAllText(received, actual);
        }

        Assert.Equal(expected, actual);
    }
}
