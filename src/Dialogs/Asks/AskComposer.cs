using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>
/// Joins the stage, the client's name, the value they felt and the ideal customer into words to ask with. Pure, so that
/// the same request gives the same words; another number gives others.
/// </summary>
internal sealed record AskComposer
{
    private const string PeopleLikeThem = "people in a role like yours";

    /// <summary>The stage; null for none in particular.</summary>
    public Moment? Stage { get; init; }

    /// <summary>The client's first name; null where the words are for anybody.</summary>
    public string? Name { get; init; }

    /// <summary>What they felt the value of; null where nobody said.</summary>
    public string? Felt { get; init; }

    /// <summary>The ideal customer profile.</summary>
    public required CustomerProfile Profile { get; init; }

    /// <summary>The workspace's own words for the stage; null where it has none.</summary>
    public AskScript? Own { get; init; }

    /// <summary>How many different words there are.</summary>
    public int Count => AskScripts.Of(Stage).Count + (Own is null ? 0 : 1);

    /// <summary>The words of a number; the workspace's own come first, and after the last comes the first.</summary>
    public string Words(int number)
    {
        IReadOnlyList<string> scripts = Own is null ? AskScripts.Of(Stage) : [Own.Text, .. AskScripts.Of(Stage)];
        return Script.Fill(scripts[Math.Abs(number % scripts.Count)], new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Script.Name] = Name,
            [Script.Felt] = Felt,
            [Script.Ideal] = Ideal(Profile) ?? PeopleLikeThem,
            [Script.Need] = Profile.Need,
        });
    }

    /// <summary>Who the ideal customer is, in the middle of a sentence: "plant managers in food manufacturing in Ohio"; null where nobody said.</summary>
    public static string? Ideal(CustomerProfile profile)
    {
        string? who = profile.Person ?? profile.Function;
        if (who is null && profile.Industry is null && profile.Geography is null && profile.Size is null)
        {
            return null;
        }

        string text = who ?? "people";
        text += profile.Industry is null ? "" : $" in {profile.Industry}";
        text += profile.Geography is null ? "" : StartsWithPlaceWord(profile.Geography) ? $" {profile.Geography}" : $" in {profile.Geography}";
        return profile.Size is null ? text : $"{text}, {profile.Size}";
    }

    private static bool StartsWithPlaceWord(string text) =>
        text.Split(' ')[0].ToLowerInvariant() is "in" or "around" or "near" or "across" or "within" or "from" or "between" or "outside";
}
