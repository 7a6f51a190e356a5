using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Roles;

/// <summary>Makes and unmakes managers and marketers, and tells a member their own role.</summary>
/// <param name="colleagues">Finds who is meant.</param>
public sealed partial class SetRole(Colleagues colleagues) : Dialog
{
    private const string WhoVerb = "role.who";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.SetRole];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhoVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["make Maria a manager"];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["make" or "promote" or "appoint", .., "admin" or "administrator"] =>
            Refusals.Of(context.Member, Right.SetRoles) ?? Answer(RoleAnswer.AdminsComeFromThePlatform, "", Role.Admin),
        ["am", "i", "a" or "an", "manager" or "admin"] or ["what", "is", "my", "role"] or ["my", "role"] => new Reply { Text = $"You are {Noun(context.Member.Role)} here." },
        _ => null,
    };

    /// <summary>"No longer" is said of referrals, too; with a role behind it, it is said of a colleague.</summary>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => NoLonger().IsMatch(text) && FrameOf(reading) is not null;

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        FrameOf(await context.ReadAsync(text, cancellationToken).ConfigureAwait(false)) is { } frame
            ? await HandleAsync(context, frame, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusals.Of(context.Member, Right.SetRoles) is { } refusal)
        {
            return refusal;
        }

        (Member? member, Reply? reply) = await colleagues.FindAsync(context, frame, frame.Person!, WhoVerb, cancellationToken).ConfigureAwait(false);
        return reply ?? await GiveAsync(context, member!, frame.Role!.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Question? question = context.Question;
        Member? member = await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        if (question is not { Verb: WhoVerb, Draft.Role: { } role } || member is null)
        {
            return new Reply { Text = "That question is closed. Say it once more, please.", ReplacesCard = true };
        }

        context.CloseQuestion();
        return await GiveAsync(context, member, role, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (await Colleagues.ChosenAsync(context, text, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return null;
        }

        context.CloseQuestion();
        return await GiveAsync(context, member, question.Draft.Role!.Value, cancellationToken).ConfigureAwait(false);
    }

    private static Frame? FrameOf(Reading reading) => reading.Others.Prepend(reading.Frame).FirstOrDefault(frame => frame.Intent == Intent.SetRole);

    [GeneratedRegex(@"\b(?:no longer|not .*any ?more)\b.*\b(?:manager|marketer)\b|\b(?:manager|marketer) (?:no longer|any ?more)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoLonger();

    private static async ValueTask<Reply> GiveAsync(DialogContext context, Member member, Role role, CancellationToken cancellationToken)
    {
        if (Refusals.Of(context.Member, Right.SetRoles) is { } refusal)
        {
            // Their own role may have changed since they were asked whom they meant.
            return refusal;
        }

        bool isLast = await IsLastAsync(context, member, cancellationToken).ConfigureAwait(false);
        RoleAnswer answer = Permissions.MayGive(context.Member.Role, member.Role, role, isLast);
        if (answer != RoleAnswer.Yes)
        {
            return Answer(answer, Name(context, member), member.Role);
        }

        Member after = member with { Role = role, HasOwnRole = true };
        context.Members.Save(after);
        await WeeklyBrief.AppointAsync(context, after, cancellationToken).ConfigureAwait(false);
        if (member.Id == context.Member.Id)
        {
            context.Member = after;
            return new Reply { Text = $"You are {Noun(role)} now." };
        }

        context.Send(after, new Reply { Text = $"{context.Member.Name} made you {Noun(role)}. {What(role)}" });
        return new Reply { Text = $"{member.Name} is {Noun(role)} now. {What(role)}" };
    }

    private static async ValueTask<bool> IsLastAsync(DialogContext context, Member member, CancellationToken cancellationToken)
    {
        IReadOnlyList<Member> all = (await Team.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)).Members;
        List<Member> admins = [.. all.Where(one => one.Role == Role.Admin)];
        List<Member> able = admins.Count > 0 ? admins : [.. all.Where(one => one.Role == Role.Manager)];
        return able is [var only] && only.Id == member.Id;
    }

    private static Reply Answer(RoleAnswer answer, string who, Role role) => new()
    {
        Text = answer switch
        {
            RoleAnswer.IsAlready => $"{who} {(who == "You" ? "are" : "is")} {Noun(role)} already.",
            RoleAnswer.AdminsComeFromThePlatform => "Admins are the owners and admins of the Slack workspace; I follow it, and make none myself. A manager may do the same here: “make Maria a manager”.",
            RoleAnswer.OnlyByAnAdmin => $"{who} {(who == "You" ? "are" : "is")} an admin, and only another admin can change that.",
            RoleAnswer.IsTheLast => $"{who} {(who == "You" ? "are" : "is")} the last one here who can hand out roles, so nobody could make a manager any more. Make somebody else a manager or admin first.",
            RoleAnswer.Yes or RoleAnswer.NotYours => throw new InvalidOperationException("That is answered elsewhere."),
        },
    };

    private static string Name(DialogContext context, Member member) => member.Id == context.Member.Id ? "You" : member.Name;

    private static string Noun(Role role) => role switch
    {
        Role.Rep => "a rep",
        Role.Marketer => "a marketer",
        Role.Manager => "a manager",
        Role.Admin => "an admin",
    };

    private static string What(Role role) => role switch
    {
        Role.Rep => "Reps log and work their own referrals.",
        Role.Marketer => "Marketers keep the ideal customer profile, the scripts and the content shelf.",
        Role.Manager or Role.Admin => "Managers see the team's figures, hand over referrals, set goals and get a weekly brief: “how is the team doing”.",
    };
}
