using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// Puts off, or drops, all that a member owes about one contact: "snooze Dana until Monday", "stop reminding me about Globex".
/// Everything else goes on, and so does what comes up about them later.
/// </summary>
public sealed partial class PutOffContact : Dialog
{
    private const string Who = "who";
    private const string Until = "until";
    private const int LongestSentence = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["snooze Dana until Monday", "stop reminding me about Globex"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        text.Length <= LongestSentence && (Snooze().IsMatch(text) || Stop().IsMatch(text) || Again().IsMatch(text));

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match said = Again().Match(text) is { Success: true } again ? again : Stop().Match(text) is { Success: true } stop ? stop : Snooze().Match(text);
        string who = await NameAsync(context, said.Groups[Who].Value.Trim(), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Contact> contacts = await PersonFinder.AboutAsync(context, who, cancellationToken).ConfigureAwait(false);
        if (contacts.Count == 0)
        {
            // "Snooze nudges until Monday" is about none of them.
            return null;
        }

        await LastSpokenOf.TurnToAsync(context, who, cancellationToken).ConfigureAwait(false);
        LocalDate? day = null;
        if (said.Groups[Until] is { Success: true, Value: var time })
        {
            Frame read = (await context.ReadAsync($"snooze {time}", cancellationToken).ConfigureAwait(false)).Frame;
            day = read.Due?.Date ?? read.Period?.End.PlusDays(1);
            if (day is null || day <= context.Today)
            {
                return new Reply { Text = $"Until when? For example: “snooze {who} until Monday”. Nothing was changed." };
            }
        }

        NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        HashSet<string> ids = [.. contacts.Select(contact => contact.Id)];
        List<FollowUp> owed = [.. desk.Owed.Where(one => IsAbout(one, ids))];
        string name = contacts.Count == 1 ? ContactWords.First(contacts[0]) : who;
        if (owed.Count == 0)
        {
            return new Reply { Text = $"There is nothing that I would remind you of about {name}. Your other nudges go on." };
        }

        bool isAgain = Again().IsMatch(text);
        Dictionary<string, NudgeMark> before = owed.ToDictionary(one => one.Key, one => desk.Mark(one.Key), StringComparer.Ordinal);
        foreach (FollowUp one in owed)
        {
            desk.SetMark(one.Key, isAgain ? new NudgeMark()
                : day is { } put ? desk.Mark(one.Key) with { SnoozedUntil = desk.Calendar.At(put.AtMidnight()), IsDismissed = false }
                : desk.Mark(one.Key) with { IsDismissed = true });
        }

        desk.Save();
        await context.Undo.AddAsync(
            context.Member.Id,
            new UndoableChange(context.Turn.FirstId, context.Now, $"the change of your nudges about {name}", [], []) { Marks = before },
            cancellationToken).ConfigureAwait(false);
        string what = string.Join("; ", owed.Select(FollowUpWords.Title).Distinct(StringComparer.Ordinal));
        string done = isAgain ? $"I'll remind you again: {what}."
            : day is { } until ? $"Left out until {context.Speech.DaySeenFrom(until, context.Today)}: {what}. Your other nudges go on."
            : $"Left out from now on: {what}. Your other nudges go on, and so does what comes up about {name} later. “Remind me about {name} again” takes that back.";
        return Buttons.Reply(done, Buttons.Say("Undo", "undo"));
    }

    /// <summary>"Push it to Friday" is about whom was spoken of last.</summary>
    private static async ValueTask<string> NameAsync(DialogContext context, string who, CancellationToken cancellationToken) =>
        who.ToLowerInvariant() is "it" or "that" or "this" or "that one" or "this one" && await LastSpokenOf.FindAsync(context, cancellationToken).ConfigureAwait(false) is { } last
            ? last.Person
            : who;

    /// <summary>Thanks are about whom they are owed to, everything else about the prospect as well.</summary>
    private static bool IsAbout(FollowUp one, HashSet<string> contacts) =>
        contacts.Contains(one.Person?.ContactId ?? "") || (one.Kind != FollowUpKind.ThankSource && contacts.Contains(one.Referral?.Prospect.ContactId ?? ""));

    [GeneratedRegex(@"^(?:please )?(?:snooze|pause|mute|postpone|defer|delay|put off|push|push back) (?:(?:nudges|reminders|everything|all) )?(?:(?:about|for|on|with) )?(?<who>.{1,60}?) (?<until>(?:until|till|til|for|to) .+?)[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Snooze();

    [GeneratedRegex(@"^(?:please )?(?:(?:don['’]?t|do not|stop|quit) (?:nudg(?:e|ing)|remind(?:ing)?|ping(?:ing)?|bother(?:ing)?|bug(?:ging)?)(?: me)?|no more (?:nudges|reminders|notifications)|mute) (?:(?:any ?more|again) )?(?:(?:about|of|for|on|with) )(?<who>.{1,60}?)(?: (?<until>(?:until|till|til|for) .+?))?(?: any ?more| please)?[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex(@"^(?:please )?(?:start )?(?:remind|nudge|reminding|nudging) me (?:about|of) (?<who>.{1,60}?) again[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
