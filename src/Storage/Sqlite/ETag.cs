using System.Globalization;

namespace ReferralBot.Storage.Sqlite;

/// <summary>The version of a row: a number that grows with every write, as text.</summary>
internal static class ETag
{
    private const int BitsOfCount = 40;

    /// <summary>The first version of an opening of the file: above all that were given before, without a write for each.</summary>
    public static long FirstOf(long opening) => opening << BitsOfCount;

    public static string Write(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number, or -1, which no row has.</summary>
    public static long Read(string eTag) => long.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : -1;
}
