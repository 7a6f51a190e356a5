using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Profiles;

/// <summary>How the ideal customer profile is asked for and said.</summary>
internal static class ProfileWords
{
    /// <summary>Its six parts, in the order in which they are asked for, with their questions.</summary>
    public static readonly IReadOnlyList<(string Category, string Title, string Question, string Example)> Parts =
    [
        ("industry", "Industry", "Which industry are your best customers in?", "food and beverage manufacturing"),
        ("geography", "Geography", "Where are they?", "the Midwest"),
        ("size", "Company size", "How large is the company?", "50 to 500 employees"),
        ("function", "Business function", "Which part of the business do you talk to?", "operations"),
        ("person", "Type of person", "What kind of person is it? In the plural, as one says it to a client.", "plant managers"),
        ("need", "Situation or need", "What situation are they in when they need you?", "long changeover times"),
    ];

    /// <summary>A part of a profile.</summary>
    public static string? Of(CustomerProfile profile, string category) => category switch
    {
        "industry" => profile.Industry,
        "geography" => profile.Geography,
        "size" => profile.Size,
        "function" => profile.Function,
        "person" => profile.Person,
        "need" => profile.Need,
        _ => null,
    };

    /// <summary>A profile with a part set, or cleared by null.</summary>
    public static CustomerProfile With(CustomerProfile profile, string category, string? text) => category switch
    {
        "industry" => profile with { Industry = text },
        "geography" => profile with { Geography = text },
        "size" => profile with { Size = text },
        "function" => profile with { Function = text },
        "person" => profile with { Person = text },
        "need" => profile with { Need = text },
        _ => profile,
    };

    /// <summary>Why the words name whom they name.</summary>
    public static string Because(CustomerProfile profile)
    {
        List<string> named = [.. new[] { profile.Person ?? profile.Function, profile.Industry, profile.Need }.OfType<string>()];
        return named.Count == 0
            ? "There is no ideal customer profile yet, so these words stay general: a marketer or manager can describe it in six short answers."
            : $"These name {Conversations.Speech.List(named)} because your ideal customer profile says so.";
    }

    /// <summary>Who may change it, for somebody who may not.</summary>
    public const string NotYours = "A marketer, manager or admin keeps that for everybody, so ask one of them. Nothing was changed.";
}
