using System.Text.Json;

namespace ReferralBot.Bot.Slack;

/// <summary>Looks into JSON whose shape nobody guarantees: what is missing or of another type reads as nothing.</summary>
internal static class WireJson
{
    /// <summary>The member of an object; undefined where there is none.</summary>
    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A member that is text; null where it is not.</summary>
    public static string? Text(this JsonElement element, string name) => element.At(name).Text();

    /// <summary>The text of a string; null for anything else, half a surrogate pair included, which .NET refuses to read.</summary>
    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a member is <c>true</c>.</summary>
    public static bool Is(this JsonElement element, string name) => element.At(name).ValueKind == JsonValueKind.True;

    /// <summary>The items of a list; none where it is not one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The members of an object; none where it is not one.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];
}
