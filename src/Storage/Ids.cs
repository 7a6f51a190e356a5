using System.Security.Cryptography;
using NodaTime;

namespace ReferralBot.Storage;

/// <summary>Ids of rows: ordered by the time they were made, and not to be guessed.</summary>
public static class Ids
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TimeLength = 9;
    private const int Length = 18;

    /// <summary>A new id: 45 bits of milliseconds and 45 random bits, in characters that people can read to each other.</summary>
    public static string New(Instant now) => string.Create(Length, now.ToUnixTimeMilliseconds(), static (id, milliseconds) =>
    {
        for (int i = TimeLength - 1; i >= 0; i--)
        {
            id[i] = Alphabet[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }

        Span<byte> random = stackalloc byte[Length - TimeLength];
        RandomNumberGenerator.Fill(random);
        for (int i = 0; i < random.Length; i++)
        {
            id[TimeLength + i] = Alphabet[random[i] & 31];
        }
    });
}
