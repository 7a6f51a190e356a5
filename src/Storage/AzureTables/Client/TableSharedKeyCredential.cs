using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>The name and the key of a storage account.</summary>
internal sealed class TableSharedKeyCredential
{
    private readonly byte[] key;

    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        AccountName = accountName;
        key = Convert.FromBase64String(accountKey);
    }

    public string AccountName { get; }

    /// <summary>
    /// The value of <c>Authorization</c>: "Shared Key Lite for the Table service" of
    /// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key. The path is signed as it is sent;
    /// where the account is a part of it, as with the emulator, it stands twice. Of the query only <c>comp</c> counts.
    /// </summary>
    public string Sign(string date, Uri uri)
    {
        string text = $"{date}\n/{AccountName}{uri.AbsolutePath}{Comp(uri.Query)}";
        return $"SharedKeyLite {AccountName}:{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}";
    }

    private static string Comp(string query)
    {
        string? comp = query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("comp=", StringComparison.Ordinal));
        return comp is null ? "" : "?" + comp;
    }
}
