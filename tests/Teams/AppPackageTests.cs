using System.Buffers.Binary;
using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ReferralBot.Bot.Commands;

namespace ReferralBot.Tests.Teams;

public sealed class AppPackageTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".zip");

    [Fact]
    public void ThePackageHoldsTheManifestWithTheIdAndTheIcons()
    {
        var (code, output, error) = Run([("Teams:AppId", FakeTokenService.AppId)], "--out", path);
        Assert.Equal(
            (0, $"Wrote {path} for app {FakeTokenService.AppId}.{Environment.NewLine}Its developer name and addresses are samples: set yours in manifest/teams/manifest.json before you publish it.{Environment.NewLine}", ""),
            (code, output, error));

        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var manifest = JsonDocument.Parse(zip.Entries[0].Open());
        Assert.Equal(FakeTokenService.AppId, manifest.RootElement.GetProperty("id").GetString());
        Assert.Equal(FakeTokenService.AppId, manifest.RootElement.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal([(192, 192), (32, 32)], zip.Entries.Skip(1).Select(SizeOf));
    }

    [Fact]
    public void TheOptionGoesBeforeTheSetting()
    {
        const string Other = "99999999-9999-4999-8999-999999999999";
        var (_, output, _) = Run([("Teams:AppId", FakeTokenService.AppId)], "--app-id", Other, "--out", path);
        Assert.StartsWith($"Wrote {path} for app {Other}.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Teams:AppId is not set. Set it (environment: Teams__AppId) or give --app-id, to the bot's Microsoft app id, a GUID.")]
    [InlineData("my-bot", "Teams:AppId is not valid. It must be a GUID such as 1b4e28ba-2fa1-4ad2-9f0c-7a3de1c2b0aa.")]
    [InlineData("00000000-0000-0000-0000-000000000000", "Teams:AppId is not valid. It must be a GUID such as 1b4e28ba-2fa1-4ad2-9f0c-7a3de1c2b0aa.")]
    public void WithoutAnIdNothingIsWritten(string? appId, string message)
    {
        Assert.Equal((1, "", message + Environment.NewLine), Run([("Teams:AppId", appId)], "--out", path));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsNamed()
    {
        var (code, output, error) = Run([("Teams:AppId", FakeTokenService.AppId)], "--out", Path.Combine(path, "no", "such.zip"));
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"--out: {Path.Combine(path, "no", "such.zip")} cannot be written: ", error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private static (int Code, string Output, string Error) Run((string Name, string? Value)[] settings, params string[] arguments)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, one.Value))).Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = PackageCommand.Create(configuration).Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private static (int Width, int Height) SizeOf(ZipArchiveEntry png)
    {
        var header = new byte[24];
        using var stream = png.Open();
        stream.ReadExactly(header);
        return (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));
    }
}
