namespace ReferralBot.Dialogs.Figures;

/// <summary>A share of a whole: so many of so many.</summary>
/// <param name="Part">How many.</param>
/// <param name="Whole">Of how many; never 0.</param>
public readonly record struct Rate(int Part, int Whole) : IComparable<Rate>
{
    /// <summary>The share in whole per cent, rounded; 100 only where it is all.</summary>
    public int Percent => Part == Whole ? 100 : Math.Min(99, (int)Math.Round(100m * Part / Whole, MidpointRounding.AwayFromZero));

    /// <summary>The share, or null where there is no whole.</summary>
    public static Rate? Of(int part, int whole) => whole > 0 ? new Rate(part, whole) : null;

    /// <summary>Compares the exact shares.</summary>
    public int CompareTo(Rate other) => ((long)Part * other.Whole).CompareTo((long)other.Part * Whole);

    /// <summary>Whether one share is smaller.</summary>
    public static bool operator <(Rate left, Rate right) => left.CompareTo(right) < 0;

    /// <summary>Whether one share is smaller, or the same.</summary>
    public static bool operator <=(Rate left, Rate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one share is larger.</summary>
    public static bool operator >(Rate left, Rate right) => left.CompareTo(right) > 0;

    /// <summary>Whether one share is larger, or the same.</summary>
    public static bool operator >=(Rate left, Rate right) => left.CompareTo(right) >= 0;
}
