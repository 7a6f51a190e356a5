using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Roles;

/// <summary>Finds the one colleague whom a sentence means, by a mention or by name, or asks which.</summary>
/// <param name="rosters">Tells who somebody is whom the bot has not met.</param>
public sealed class Colleagues(IRosters rosters)
{
    /// <summary>The name under which a button carries the colleague it chooses.</summary>
    public const string Choice = "colleague";

    private const int MostChoices = 5;

    /// <summary>The colleague, or the reply that says there is none, or asks which and then continues under <paramref name="verb"/>.</summary>
    public async ValueTask<(Member? Member, Reply? Reply)> FindAsync(DialogContext context, Frame frame, string name, string verb, CancellationToken cancellationToken)
    {
        if (name == "me")
        {
            return (context.Member, null);
        }

        if (MentionOf(context, name) is { } mention)
        {
            return await MeetAsync(context, mention, cancellationToken).ConfigureAwait(false) is { } mentioned
                ? (mentioned, null)
                : (null, new Reply { Text = $"{mention.Name} is nobody I can work with: a bot, a guest, or somebody who has left. If that is wrong, ask me again in a minute." });
        }

        IReadOnlyList<Member> found = await MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false);
        return found switch
        {
            [] => (null, NotMet(name)),
            [var one] => (one, null),
            _ => (null, AskWhich(context, frame, name, verb, found)),
        };
    }

    /// <summary>The colleague whom a pressed button chose; null where it chose none, or one who left since.</summary>
    public static async ValueTask<Member?> ChosenAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        pressed.Data.TryGetValue(Choice, out string? id) && await context.Members.GetAsync(id, cancellationToken).ConfigureAwait(false) is { IsGone: false } chosen
            ? chosen
            : null;

    /// <summary>The colleague whom an answer in words chooses; null when it chooses none or several.</summary>
    public static async ValueTask<Member?> ChosenAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        await MemberFinder.FindAsync(context, text, cancellationToken).ConfigureAwait(false) is [var one] ? one : null;

    private static Mention? MentionOf(DialogContext context, string name)
    {
        if (context.Turn.Content is not Said { Mentions: { Count: > 0 } mentions })
        {
            return null;
        }

        IReadOnlyList<string> words = ContactStore.WordsOf(name);
        List<Mention> fitting = [.. mentions.Where(one => words.Count > 0 && words.All(ContactStore.WordsOf(one.Name).Contains))];
        return fitting.Count == 1 ? fitting[0] : null;
    }

    /// <summary>The mentioned member; somebody who has not written to the bot yet is met here, unless they are a guest.</summary>
    private async ValueTask<Member?> MeetAsync(DialogContext context, Mention mention, CancellationToken cancellationToken)
    {
        if (await context.Members.GetAsync(mention.MemberId, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known.IsGone ? null : known;
        }

        Sender? person = await rosters.FindAsync(context.Workspace.Id, context.Turn.In, mention.MemberId, cancellationToken).ConfigureAwait(false);
        if (person is not { IsGuest: false })
        {
            return null;
        }

        Member met = Roster.New(person, context.Turn.In);
        context.Members.Save(met);
        await NudgeSchedule.AppointAsync(context, met, cancellationToken).ConfigureAwait(false);
        return met;
    }

    private static Reply NotMet(string name) =>
        new() { Text = $"I know no {name} here. Whoever has written to me once is known to me; a mention (@{name}) works as well." };

    private static Reply AskWhich(DialogContext context, Frame frame, string name, string verb, IReadOnlyList<Member> found)
    {
        string text = $"I know {found.Count} of that name. Which {name} do you mean?";
        bool areAlike = found.Select(one => one.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < found.Count;
        return context.Ask(new Question
        {
            Verb = verb,
            AskedAt = context.Now,
            Ask = Buttons.Reply(text, [.. found.Take(MostChoices).Select(one => Buttons.Do(areAlike ? $"{one.Name} ({one.Email ?? one.Id})" : one.Name, verb, (Choice, one.Id)))]),
            Draft = frame,
            IsChoice = true,
        });
    }
}
