using System.Text.Json;
using ReferralBot.Bot.Turns;
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

    // More than these are looked up in the list of everybody, which takes fewer calls.
    private const int MostOneByOne = 20;
    private const int MostPages = 25;
    private const string InPage = "200";

    private readonly Recent<Task<Profile?>> known = new(20_000, TimeSpan.FromHours(6), time);

    /// <summary>What Slack tells of a member.</summary>
    /// <param name="Member">The member.</param>
    /// <param name="IsActive">False for bots, and for people who have left.</param>
    internal sealed record Profile(Sender Member, bool IsActive);

    /// <summary>A member, with what is known of them.</summary>
    /// <param name="id">The user id.</param>
    /// <param name="bot">The bot in the workspace served: people of others are guests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Sender> OfAsync(string id, SlackBot bot, CancellationToken cancellationToken)
    {
        var asked = known.GetOrAdd(Key(bot, id), _ => AskAsync(id, bot));
        if (asked.IsCompletedSuccessfully)
        {
            return asked.Result?.Member ?? new Sender(id);
        }

        try
        {
            return (await asked.WaitAsync(Patience, time, cancellationToken))?.Member ?? new Sender(id);
        }
        catch (TimeoutException)
        {
            return new Sender(id);
        }
    }

    /// <summary>What is known of members, after asking for those of whom nothing is; without those of whom Slack does not tell.</summary>
    public async ValueTask<IReadOnlyDictionary<string, Profile>> AskAsync(IReadOnlyList<string> ids, SlackBot bot, CancellationToken cancellationToken)
    {
        if (ids.Count(id => Find(bot, id) is null) > MostOneByOne)
        {
            await ListAsync(ids, bot, cancellationToken);
        }

        var profiles = new Dictionary<string, Profile>();
        var left = MostOneByOne;
        foreach (var id in ids)
        {
            if (Find(bot, id) is { } found)
            {
                profiles[id] = found;
            }
            else if (left-- > 0 && await known.GetOrAdd(Key(bot, id), _ => AskAsync(id, bot)).WaitAsync(cancellationToken) is { } asked)
            {
                profiles[id] = asked;
            }
        }

        return profiles;
    }

    private Profile? Find(SlackBot bot, string id) => known.Find(Key(bot, id)) is { IsCompletedSuccessfully: true } asked ? asked.Result : null;

    /// <summary>Reads the list of everybody until all who are wanted were found.</summary>
    private async ValueTask ListAsync(IReadOnlyList<string> wanted, SlackBot bot, CancellationToken cancellationToken)
    {
        var missing = wanted.Where(id => Find(bot, id) is null).ToHashSet();
        var cursor = "";
        for (var page = 0; page < MostPages && missing.Count > 0 && (page == 0 || cursor.Length > 0); page++)
        {
            if (await api.ReadAsync(bot, "users.list", [new("limit", InPage), new("cursor", cursor), new("include_locale", "true")], cancellationToken) is not ApiAnswer.Done done)
            {
                return;
            }

            foreach (var user in done.Body.At("members").Items())
            {
                if (Read(user, bot.Team) is { } member)
                {
                    known.Set(Key(bot, member.Id), Task.FromResult<Profile?>(new Profile(member, IsActive(user))));
                    missing.Remove(member.Id);
                }
            }

            cursor = done.Body.At("response_metadata").Text("next_cursor") ?? "";
        }
    }

    /// <summary>Whether exactly this is known of the member already.</summary>
    public bool Knows(SlackBot bot, Sender member) => Find(bot, member.Id)?.Member == member;

    /// <summary>Keeps what an event tells of a member.</summary>
    public void Learn(string team, Sender member) => known.Set(Key(team, member.Id), Task.FromResult<Profile?>(new Profile(member, IsActive: true)));

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
            user.At("is_admin").ValueKind == JsonValueKind.Undefined && user.At("is_owner").ValueKind == JsonValueKind.Undefined
                ? null
                : user.Is("is_admin") || user.Is("is_owner"),
            user.Is("is_restricted") || user.Is("is_ultra_restricted") || user.Is("is_stranger") || !BelongsTo(user, team));
    }

    // Slackbot does not call itself a bot.
    private static bool IsActive(JsonElement user) => !user.Is("is_bot") && !user.Is("deleted") && user.Text("id") != "USLACKBOT";

    /// <summary>In an Enterprise organisation a member's home may be another workspace of it.</summary>
    private static bool BelongsTo(JsonElement user, string team) =>
        user.Text("team_id") is not { } home
        || home == team
        || user.At("enterprise_user").At("teams").Items().Any(one => one.Text() == team);

    private static string Key(SlackBot bot, string id) => Key(bot.Team, id);

    private static string Key(string team, string id) => $"{team}|{id}";

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : SlackText.Unescape(value).Trim();

    private async Task<Profile?> AskAsync(string id, SlackBot bot)
    {
        // The cache calls this under its lock.
        await Task.Yield();
        var answer = await api.ReadAsync(bot, "users.info", [new("user", id), new("include_locale", "true")], CancellationToken.None);
        if (answer is ApiAnswer.Done done && done.Body.At("user") is var user && Read(user, bot.Team) is { } member)
        {
            return new Profile(member, IsActive(user));
        }

        known.Set(Key(bot, id), Task.FromResult<Profile?>(null), AskAgain);
        return null;
    }
}
