using System.Text.Json;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Names, addresses and zones of members, by <c>users.info</c>, kept for a while and refreshed by <c>user_change</c>. A
/// profile that does not come in time leaves its fields empty: no turn waits for it.
/// </summary>
internal sealed class MemberProfiles(SlackApi api, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private readonly Recent<Task<Sender?>> known = new(20_000, TimeSpan.FromHours(6), time);

    /// <summary>A member, with what is known of them.</summary>
    /// <param name="id">The user id.</param>
    /// <param name="team">The workspace served: people of others are guests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Sender> OfAsync(string id, string team, CancellationToken cancellationToken)
    {
        var asked = known.GetOrAdd(id, _ => AskAsync(id, team));
        if (asked.IsCompletedSuccessfully)
        {
            return asked.Result ?? new Sender(id);
        }

        try
        {
            return await asked.WaitAsync(Patience, time, cancellationToken) ?? new Sender(id);
        }
        catch (TimeoutException)
        {
            return new Sender(id);
        }
    }

    /// <summary>Whether exactly this is known of the member already.</summary>
    public bool Knows(Sender member) => known.Find(member.Id) is { IsCompletedSuccessfully: true } asked && asked.Result == member;

    /// <summary>Keeps what an event tells of a member.</summary>
    public void Learn(Sender member) => known.Set(member.Id, Task.FromResult<Sender?>(member));

    /// <summary>Reads Slack's user object (https://docs.slack.dev/reference/objects/user-object).</summary>
    public static Sender? Read(JsonElement user, string team)
    {
        if (user.Text("id") is not { } id || !SlackId.IsValid(id))
        {
            return null;
        }

        var profile = user.At("profile");
        return new Sender(
            id,
            Filled(profile.Text("display_name")) ?? Filled(profile.Text("real_name")) ?? Filled(user.Text("real_name")) ?? Filled(user.Text("name")),
            Filled(profile.Text("email")),
            Filled(user.Text("tz")),
            Filled(user.Text("locale")),
            user.Is("is_admin") || user.Is("is_owner"),
            user.Is("is_restricted") || user.Is("is_ultra_restricted") || user.Is("is_stranger") || !BelongsTo(user, team));
    }

    /// <summary>In an Enterprise organisation a member's home may be another workspace of it.</summary>
    private static bool BelongsTo(JsonElement user, string team) =>
        user.Text("team_id") is not { } home
        || home == team
        || user.At("enterprise_user").At("teams").Items().Any(one => one.Text() == team);

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : SlackText.Unescape(value).Trim();

    private async Task<Sender?> AskAsync(string id, string team)
    {
        // The cache calls this under its lock.
        await Task.Yield();
        var answer = await api.ReadAsync("users.info", [new("user", id), new("include_locale", "true")], CancellationToken.None);
        if (answer is ApiAnswer.Done done && Read(done.Body.At("user"), team) is { } member)
        {
            return member;
        }

        known.Set(id, Task.FromResult<Sender?>(null), AskAgain);
        return null;
    }
}
