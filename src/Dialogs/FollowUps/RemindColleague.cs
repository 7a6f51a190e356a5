using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Passes a manager's word on to a member, "remind Sam to thank Kim", not at night and not on leave. What others are to do is noted for nobody.</summary>
public sealed partial class RemindColleague : Dialog
{
    private const int LongestWord = 300;
    private const int MostChoices = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["remind Tom to thank Priya"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestWord && Word().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match word = Word().Match(text);
        string name = word.Groups["name"].Value;
        if (Everybody().IsMatch(name))
        {
            return Buttons.Reply("I pass a word on to one member at a time, so nothing was sent. Who owes something can be nudged together from a list.", Buttons.Say("Show thanks owed", "who has thanks overdue"));
        }

        IReadOnlyList<Member> found = await MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            bool isReminder = word.Groups["tells"].Success || (await context.ReadAsync($"remind me {name} to call", cancellationToken).ConfigureAwait(false)).Frame.Due is not null;
            return isReminder ? null : new Reply { Text = $"I know no colleague {name}, and people outside hear nothing from me. Nothing was sent or noted." };
        }

        if (found is [var self] && self.Id == context.Member.Id)
        {
            return null;
        }

        if (!Permissions.May(context.Member.Role, Right.SeeOthers))
        {
            return new Reply { Text = $"I remind everybody of what is theirs, and pass on the word of managers only. {(found is [var one] ? one.Name : name)} heard nothing, and nothing was noted." };
        }

        return found is [var member]
            ? await PassOnAsync(context, member, word.Groups["what"].Value.TrimEnd('.', '!', ' '), cancellationToken).ConfigureAwait(false)
            : Buttons.Reply(
                $"Which {name} do you mean?",
                [.. found.Take(MostChoices).Select(one => Buttons.Say(one.Name, $"remind {one.Name} {word.Groups["what"].Value}"))]);
    }

    private static async ValueTask<Reply> PassOnAsync(DialogContext context, Member member, string what, CancellationToken cancellationToken)
    {
        if (await TeamList.IsAwayOrAsleepAsync(context, member, cancellationToken).ConfigureAwait(false))
        {
            return new Reply { Text = $"{member.Name} is away or asleep, so nothing was sent. What is due comes in their next digest anyway." };
        }

        string text = $"{context.Member.Name} reminds you {what}.";
        return context.Send(member, Buttons.Reply(text, Buttons.Say("Show what is due", "what is due")))
            ? new Reply { Text = $"Sent to {member.Name}: “{text}”" }
            : new Reply { Text = $"I can't write to {member.Name} at the moment." };
    }

    [GeneratedRegex(@"^(?:everyone|everybody|all|people|(?:the |my |all |our )*(?:team|reps?|sellers?|colleagues?|members?|people))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Everybody();

    [GeneratedRegex(@"^\s*(?:please |can you |could you )*(?:remind|nudge|(?<tells>ask|tell|ping)) @?(?<name>(?!(?:me|us|myself|him|her|them|it)\b)\p{L}[\p{L}'’-]*(?: (?!(?:to|that|about|of)\b)\p{L}[\p{L}'’-]*){0,2}) (?<what>(?:to|that|about|of) .+?)[\s?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
