using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Storage;

/// <summary>Where the rows live: the settings under <c>Storage</c>, read and checked once at start.</summary>
public sealed class StorageOptions
{
    private const string TablePrefixRule = "3 to 40 letters and digits that start with a letter";

    private StorageOptions()
    {
    }

    /// <summary>The engine: <c>Storage:Provider</c>.</summary>
    public StorageEngine Engine { get; private init; }

    /// <summary>The full path of the database: <c>Storage:Sqlite:Path</c>, or <c>ReferralBot/referrals.db</c> in the user's local application data folder. Empty with another engine.</summary>
    public string SqlitePath { get; private init; } = "";

    /// <summary>A connection string of an Azure storage account: <c>Storage:AzureTables:ConnectionString</c>. A secret.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>The address of a table service, signed in to with Azure.Identity: <c>Storage:AzureTables:ServiceUri</c>.</summary>
    public Uri? ServiceUri { get; private init; }

    /// <summary>What the names of the tables start with: <c>Storage:AzureTables:TablePrefix</c>.</summary>
    public string TablePrefix { get; private init; } = "ReferralBot";

    /// <summary>Reads the section <c>Storage</c>.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong or missing; the message names it and the valid values.</exception>
    public static StorageOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string engine = configuration["Storage:Provider"] is { Length: > 0 } value ? value : nameof(StorageEngine.Sqlite);
        return ReadEngine(engine, configuration) ?? throw Wrong($"Storage:Provider is '{engine}'; valid values are Sqlite and AzureTables.");
    }

    /// <summary>
    /// Reads what a person names on a command line: <c>Sqlite</c> or <c>AzureTables</c> with the settings of that engine,
    /// <c>Sqlite:PATH</c> for another file, <c>AzureTables:PREFIX</c> for other tables of the same account.
    /// </summary>
    /// <exception cref="OptionsValidationException">It is none of these, or a setting is wrong or missing.</exception>
    public static StorageOptions Read(string store, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(configuration);
        int colon = store.IndexOf(':', StringComparison.Ordinal);
        string engine = colon < 0 ? store : store[..colon];
        IConfiguration settings = colon < 0 ? configuration : new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(
        [
            new("Storage:Sqlite:Path", store[(colon + 1)..]),
            new("Storage:AzureTables:TablePrefix", store[(colon + 1)..]),
        ]).Build();
        return ReadEngine(engine, settings) ?? throw Wrong($"'{store}' names no store; name Sqlite, Sqlite:PATH, AzureTables or AzureTables:PREFIX.");
    }

    private static StorageOptions? ReadEngine(string engine, IConfiguration configuration) => engine.ToUpperInvariant() switch
    {
        "SQLITE" => new StorageOptions { Engine = StorageEngine.Sqlite, SqlitePath = ReadPath(configuration) },
        "AZURETABLES" => ReadAzureTables(configuration),
        _ => null,
    };

    private static string ReadPath(IConfiguration configuration)
    {
        if (configuration["Storage:Sqlite:Path"] is { Length: > 0 } path)
        {
            return FullPath(path);
        }

        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "ReferralBot", "referrals.db")
            : throw Wrong("Storage:Sqlite:Path is not set and this user has no local application data folder; set it to the path of a file.");
    }

    private static string FullPath(string path)
    {
        if (path.Contains('\0') || Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
        {
            throw Wrong($"Storage:Sqlite:Path is '{path}'; it must be the path of a file.");
        }

        return Path.GetFullPath(path);
    }

    private static StorageOptions ReadAzureTables(IConfiguration configuration)
    {
        string? connectionString = configuration["Storage:AzureTables:ConnectionString"];
        string? serviceUri = configuration["Storage:AzureTables:ServiceUri"];
        if (string.IsNullOrEmpty(connectionString) == string.IsNullOrEmpty(serviceUri))
        {
            throw Wrong("For AzureTables set either Storage:AzureTables:ConnectionString or Storage:AzureTables:ServiceUri.");
        }

        return new StorageOptions
        {
            Engine = StorageEngine.AzureTables,
            ConnectionString = string.IsNullOrEmpty(connectionString) ? null : CheckConnectionString(connectionString),
            ServiceUri = string.IsNullOrEmpty(serviceUri) ? null : ReadServiceUri(serviceUri),
            TablePrefix = ReadTablePrefix(configuration["Storage:AzureTables:TablePrefix"]),
        };
    }

    private static string CheckConnectionString(string value)
    {
        try
        {
            _ = TableConnectionString.Parse(value);
            return value;
        }
        catch (FormatException error)
        {
            throw Wrong($"Storage:AzureTables:ConnectionString {error.Message}.");
        }
    }

    private static Uri ReadServiceUri(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback) && uri.Query.Length == 0
            ? uri
            : throw Wrong("Storage:AzureTables:ServiceUri must be an https address without a query, as https://ACCOUNT.table.core.windows.net.");

    private static string ReadTablePrefix(string? value)
    {
        string prefix = string.IsNullOrEmpty(value) ? "ReferralBot" : value;
        return prefix.Length is >= 3 and <= 40 && char.IsAsciiLetter(prefix[0]) && prefix.All(char.IsAsciiLetterOrDigit)
            ? prefix
            : throw Wrong($"Storage:AzureTables:TablePrefix is '{prefix}'; it must be {TablePrefixRule}.");
    }

    private static OptionsValidationException Wrong(string message) => new("Storage", typeof(StorageOptions), [message]);
}
