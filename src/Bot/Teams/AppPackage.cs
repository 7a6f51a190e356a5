using System.IO.Compression;
using System.Text;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// The app package of Teams: the manifest of <c>manifest/teams</c> with the app's id, and its icons
/// (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package).
/// </summary>
internal static class AppPackage
{
    private const string Manifest = "manifest.json";
    private const string IdPlaceholder = "{{TEAMS_APP_ID}}";
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>True while the manifest names nobody in particular as its developer.</summary>
    public static bool HasSampleDeveloper => ReadManifest().Contains("https://example.com/", StringComparison.Ordinal);

    /// <summary>The zip file for a bot.</summary>
    public static byte[] Create(Guid appId)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, Encoding.UTF8.GetBytes(ReadManifest().Replace(IdPlaceholder, appId.ToString("D"), StringComparison.Ordinal)));
            foreach (var icon in Icons)
            {
                Add(zip, icon, Read(icon));
            }
        }

        return buffer.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        // The same for the same id, so that two packages can be compared.
        entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string ReadManifest() => Encoding.UTF8.GetString(Read(Manifest));

    private static byte[] Read(string name)
    {
        using var stream = typeof(AppPackage).Assembly.GetManifestResourceStream("manifest.teams." + name)
            ?? throw new InvalidOperationException($"The program was built without manifest/teams/{name}.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
