using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Profiles;

/// <summary>Shows the ideal customer profile, with who changed it last and the versions before.</summary>
public sealed class ShowProfile : Dialog
{
    private const string VersionsVerb = "profile.versions";
    private const int MostVersions = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowProfile];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [VersionsVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["who is our ideal customer?"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        await ReplyAsync(context, await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false), null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        IReadOnlyList<CustomerProfile> versions = await context.Profiles.VersionsAsync(MostVersions, cancellationToken).ConfigureAwait(false);
        var body = new List<CardElement> { new TextBlock("The ideal customer profile over time, newest first:") { IsBold = true } };
        foreach (CustomerProfile version in versions)
        {
            body.Add(new TextBlock($"Version {version.Version}, {await ChangedAsync(context, version, cancellationToken).ConfigureAwait(false)}: {OneLine(version)}"));
        }

        string text = $"{Speech.Count(versions.Count, "version", "versions")} of the ideal customer profile.";
        return new Reply { Text = text, Card = new AdaptiveCard { FallbackText = text, Body = body } };
    }

    /// <summary>The profile as a card, under a headline where something happened to it.</summary>
    internal static async ValueTask<Reply> ReplyAsync(DialogContext context, CustomerProfile profile, string? headline, CancellationToken cancellationToken)
    {
        bool mayChange = Permissions.May(context.Member.Role, Right.KeepProfile);
        if (profile.Version == 0)
        {
            return Buttons.Reply(
                mayChange
                    ? "Nobody has described the ideal customer yet. Six short answers are enough, and every ask becomes specific."
                    : "Nobody has described the ideal customer yet. A marketer, manager or admin can do it in six short answers.",
                mayChange ? [Buttons.Do("Describe the ideal customer", SetProfile.OpenVerb)] : []);
        }

        string title = headline ?? "Our ideal customer";
        var actions = new List<CardAction>();
        if (mayChange)
        {
            actions.Add(Buttons.Do("Edit profile", SetProfile.OpenVerb));
        }

        if (profile.Version > 1)
        {
            actions.Add(Buttons.Do("Show earlier versions", VersionsVerb));
        }

        return new Reply
        {
            Text = $"{title}: {OneLine(profile)}",
            IsPublic = headline is null,
            Card = new AdaptiveCard
            {
                FallbackText = $"{title}: {OneLine(profile)}",
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    new FactSet([.. ProfileWords.Parts.Select(part => new Fact(part.Title, ProfileWords.Of(profile, part.Category) ?? "not said yet"))]),
                    new TextBlock($"Version {profile.Version}, {await ChangedAsync(context, profile, cancellationToken).ConfigureAwait(false)}.") { IsSubtle = true },
                ],
                Actions = actions,
            },
        };
    }

    private static async ValueTask<string> ChangedAsync(DialogContext context, CustomerProfile profile, CancellationToken cancellationToken)
    {
        Member? by = profile.ChangedBy is null ? null : await context.Members.GetAsync(profile.ChangedBy, cancellationToken).ConfigureAwait(false);
        string when = profile.ChangedAt is { } at ? context.Speech.DaySeenFrom(at.InZone(context.Zone).Date, context.Today) : "";
        return by is null ? when : $"{when} by {by.Name}";
    }

    private static string OneLine(CustomerProfile profile) =>
        string.Join("; ", ProfileWords.Parts.Select(part => ProfileWords.Of(profile, part.Category)).OfType<string>());
}
