using System.IO.Compression;
using ReferralBot.Bot.Teams;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>The app package against the schema that its manifest names.</summary>
public sealed class TeamsManifestTests
{
    private const string Validate = """
        const { AppManifestUtils } = require('@microsoft/app-manifest');
        const manifest = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        AppManifestUtils.validateAgainstSchema(manifest).then(problems => console.log(JSON.stringify(problems)), error => console.log(String(error)));
        """;

    [NodeFact]
    public async Task TheManifestFitsItsSchema()
    {
        using var zip = new ZipArchive(new MemoryStream(AppPackage.Create(Guid.Parse("22222222-2222-4222-8222-222222222222"))));
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = await reader.ReadToEndAsync();
        Assert.Equal("[]", await RunAsync(manifest));
        Assert.Contains("botId", await RunAsync(manifest.Replace("\"botId\"", "\"bot\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static Task<string> RunAsync(string manifest) => NodeScript.RunAsync(Validate, manifest, "@microsoft/app-manifest@1.1.2", "fs-extra@11.4.1");
}
