using System.Security.Cryptography;
using System.Text;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Encrypts the tokens of workspaces in the store (AES-GCM), with a key made from the app's client secret: a copy of the
/// store alone opens nothing, and every bot of the same app can read it. A new client secret wants new installations.
/// </summary>
/// <param name="clientSecret">The secret.</param>
internal sealed class TokenSeal(string clientSecret)
{
    private const int TagLength = 16;
    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(clientSecret), 32, info: "token of a workspace"u8.ToArray());

    /// <summary>The token, encrypted for one workspace: it is worth nothing in the row of another.</summary>
    public string Close(string team, string token)
    {
        byte[] text = Encoding.UTF8.GetBytes(token);
        byte[] closed = new byte[AesGcm.NonceByteSizes.MaxSize + TagLength + text.Length];
        Span<byte> nonce = closed.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, text, closed.AsSpan(nonce.Length + TagLength), closed.AsSpan(nonce.Length, TagLength), Encoding.UTF8.GetBytes(team));
        return Convert.ToBase64String(closed);
    }

    /// <summary>The token; null where it was encrypted with another secret or for another workspace.</summary>
    public string? Open(string team, string closed)
    {
        byte[] bytes = new byte[closed.Length];
        if (!Convert.TryFromBase64String(closed, bytes, out int length) || length < AesGcm.NonceByteSizes.MaxSize + TagLength)
        {
            return null;
        }

        ReadOnlySpan<byte> nonce = bytes.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        ReadOnlySpan<byte> tag = bytes.AsSpan(nonce.Length, TagLength);
        ReadOnlySpan<byte> content = bytes.AsSpan(0, length)[(nonce.Length + TagLength)..];
        byte[] text = new byte[content.Length];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(nonce, content, tag, text, Encoding.UTF8.GetBytes(team));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
