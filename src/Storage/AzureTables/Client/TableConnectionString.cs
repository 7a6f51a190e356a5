namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// What a connection string says of the table service
/// (https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string).
/// </summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's account and key are the same for everybody and published on the page above.
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">It cannot be used; the message says what is missing and repeats nothing of it.</exception>
    public static TableConnectionString Parse(string text)
    {
        Dictionary<string, string> parts = Split(text);
        if (parts.TryGetValue("UseDevelopmentStorage", out string? use) && bool.TryParse(use, out bool development) && development)
        {
            return new TableConnectionString(
                new Uri($"http://127.0.0.1:10002/{DevelopmentAccount}"), new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey));
        }

        if (!parts.TryGetValue("AccountName", out string? account) || !parts.TryGetValue("AccountKey", out string? key))
        {
            throw new FormatException("needs AccountName and AccountKey, or UseDevelopmentStorage=true");
        }

        return new TableConnectionString(FindEndpoint(parts, account), ReadKey(account, key));
    }

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart()))
            {
                throw new FormatException("must be NAME=VALUE pairs with ; between them, each name once");
            }
        }

        return parts;
    }

    private static Uri FindEndpoint(Dictionary<string, string> parts, string account)
    {
        string protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        string suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        string endpoint = parts.GetValueOrDefault("TableEndpoint", $"{protocol}://{account}.table.{suffix}");
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri!.Query.Length == 0
            ? uri
            : throw new FormatException("has no usable TableEndpoint, DefaultEndpointsProtocol or EndpointSuffix");
    }

    private static TableSharedKeyCredential ReadKey(string account, string key)
    {
        try
        {
            return new TableSharedKeyCredential(account, key);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new FormatException("has an AccountKey that is not base64");
        }
    }
}
