using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ReferralBot.Storage;

namespace ReferralBot.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Fact]
    public void TakesAFileOfTheUserByDefault()
    {
        StorageOptions options = Read();
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Equal((StorageEngine.Sqlite, Path.Combine(folder, "ReferralBot", "referrals.db")), (options.Engine, options.SqlitePath));
    }

    [Fact]
    public void TakesTheFileNamed() =>
        Assert.Equal(Path.GetFullPath("data/r.db"), Read(("Storage:Provider", "sqlite"), ("Storage:Sqlite:Path", "data/r.db")).SqlitePath);

    [Fact]
    public void TakesAConnectionString()
    {
        StorageOptions options = Read(("Storage:Provider", "AzureTables"), ("Storage:AzureTables:ConnectionString", "UseDevelopmentStorage=true"));
        Assert.Equal((StorageEngine.AzureTables, "UseDevelopmentStorage=true", "ReferralBot"), (options.Engine, options.ConnectionString, options.TablePrefix));
    }

    [Fact]
    public void TakesAServiceUri()
    {
        StorageOptions options = Read(
            ("Storage:Provider", "AzureTables"), ("Storage:AzureTables:ServiceUri", "https://acme.table.core.windows.net"), ("Storage:AzureTables:TablePrefix", "Acme2"));
        Assert.Equal((new Uri("https://acme.table.core.windows.net"), null, "Acme2"), (options.ServiceUri, options.ConnectionString, options.TablePrefix));
    }

    [Theory]
    [InlineData("Storage:Provider is 'Oracle'; valid values are Sqlite and AzureTables.", "Storage:Provider=Oracle")]
    [InlineData("Storage:Sqlite:Path is '/'; it must be the path of a file.", "Storage:Sqlite:Path=/")]
    [InlineData("Storage:Sqlite:Path is 'x/'; it must be the path of a file.", "Storage:Sqlite:Path=x/")]
    [InlineData("For AzureTables set either Storage:AzureTables:ConnectionString or Storage:AzureTables:ServiceUri.", "Storage:Provider=AzureTables")]
    [InlineData("For AzureTables set either Storage:AzureTables:ConnectionString or Storage:AzureTables:ServiceUri.", "Storage:Provider=AzureTables", "Storage:AzureTables:ConnectionString=UseDevelopmentStorage=true", "Storage:AzureTables:ServiceUri=https://acme.example")]
    [InlineData("Storage:AzureTables:ConnectionString needs AccountName and AccountKey, or UseDevelopmentStorage=true.", "Storage:Provider=AzureTables", "Storage:AzureTables:ConnectionString=AccountName=acme")]
    [InlineData("Storage:AzureTables:ServiceUri must be an https address without a query, as https://ACCOUNT.table.core.windows.net.", "Storage:Provider=AzureTables", "Storage:AzureTables:ServiceUri=http://acme.example")]
    [InlineData("Storage:AzureTables:ServiceUri must be an https address without a query, as https://ACCOUNT.table.core.windows.net.", "Storage:Provider=AzureTables", "Storage:AzureTables:ServiceUri=acme")]
    [InlineData("Storage:AzureTables:TablePrefix is 'a-b'; it must be 3 to 40 letters and digits that start with a letter.", "Storage:Provider=AzureTables", "Storage:AzureTables:ConnectionString=UseDevelopmentStorage=true", "Storage:AzureTables:TablePrefix=a-b")]
    public void SaysWhatIsWrong(string message, params string[] settings)
    {
        (string, string?)[] pairs = [.. settings.Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], (string?)pair[1]))];
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Read(pairs)).Message);
    }

    [Theory]
    [InlineData("Sqlite:other.db", StorageEngine.Sqlite, "other.db", "ReferralBot")]
    [InlineData("sqlite", StorageEngine.Sqlite, "set.db", "ReferralBot")]
    [InlineData("AzureTables", StorageEngine.AzureTables, "", "Set1")]
    [InlineData("AzureTables:Other", StorageEngine.AzureTables, "", "Other")]
    public void ReadsStoresOfACommandLine(string store, StorageEngine engine, string file, string prefix)
    {
        StorageOptions options = StorageOptions.Read(store, Configuration(
            ("Storage:Sqlite:Path", "set.db"), ("Storage:AzureTables:ConnectionString", "UseDevelopmentStorage=true"), ("Storage:AzureTables:TablePrefix", "Set1")));
        Assert.Equal((engine, file, prefix), (options.Engine, Path.GetFileName(options.SqlitePath), options.TablePrefix));
    }

    [Theory]
    [InlineData("Oracle")]
    [InlineData("")]
    [InlineData("data/referrals.db")]
    public void SaysHowToNameAStore(string store) => Assert.Equal(
        $"'{store}' names no store; name Sqlite, Sqlite:PATH, AzureTables or AzureTables:PREFIX.",
        Assert.Throws<OptionsValidationException>(() => StorageOptions.Read(store, Configuration())).Message);

    private static StorageOptions Read(params (string Name, string? Value)[] settings) => StorageOptions.Read(Configuration(settings));

    private static IConfiguration Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build();
}
