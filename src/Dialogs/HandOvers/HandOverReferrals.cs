using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.HandOvers;

/// <summary>Hands a referral, or all that is open with a member, to a colleague: "give Globex to Raj", "move Tom's referrals to Maria".</summary>
/// <param name="colleagues">Finds who is meant.</param>
public sealed partial class HandOverReferrals(Colleagues colleagues) : Dialog
{
    /// <summary>Asks to whom all of a member's referrals shall go.</summary>
    public const string OfferVerb = "handover.offer";

    /// <summary>The name under which a button carries whose referrals they are.</summary>
    public const string From = "from";

    private const string ToVerb = "handover.to";
    private const string FromVerb = "handover.from";
    private const string WhichVerb = "handover.which";
    private const string GiveVerb = "handover.give";
    private const string UndoVerb = "handover.undo";
    private const string Job = "job";
    private const int MostChoices = 5;
    private const int MostCounted = 500;
    private const int LongestNews = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Assign];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OfferVerb, ToVerb, FromVerb, WhichVerb, GiveVerb, UndoVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["give Globex to Raj", "move Tom's referrals to Maria"];

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) => HandleAsync(context, frame, null, null, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        switch (pressed.Verb)
        {
            case UndoVerb:
                return await TakeBackAsync(context, pressed.Data.GetValueOrDefault(Job), cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };

            case OfferVerb:
                return await ChooseAsync(context, pressed, cancellationToken).ConfigureAwait(false);

            case GiveVerb:
                Member? giver = await MemberAsync(context, pressed, From, cancellationToken).ConfigureAwait(false);
                Member? receiver = await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false);
                return giver is null || receiver is null
                    ? new Reply { Text = "One of the two is not here any more.", ReplacesCard = true }
                    : await GiveAllAsync(context, giver, receiver, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
        }

        if (context.Question is not { } question || question.Verb != pressed.Verb)
        {
            return new Reply { Text = "That question is closed. Say it once more, please.", ReplacesCard = true };
        }

        if (pressed.Verb == WhichVerb)
        {
            Referral? referral = pressed.Data.TryGetValue(ReferralFinder.Choice, out string? id) ? await context.Referrals.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
            Member? to = question.Decided.TryGetValue(ToVerb, out string? toId) ? await context.Members.GetAsync(toId, cancellationToken).ConfigureAwait(false) : null;
            context.CloseQuestion();
            return referral is null || to is null
                ? new Reply { Text = "That referral is not there any more.", ReplacesCard = true }
                : await GiveOneAsync(context, referral, to, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
        }

        return await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false) is { } member
            ? await ChosenAsync(context, question, member, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true }
            : new Reply { Text = "They are not here any more.", ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken) =>
        question.Verb is ToVerb or FromVerb && await Colleagues.ChosenAsync(context, text, cancellationToken).ConfigureAwait(false) is { } member
            ? await ChosenAsync(context, question, member, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>"Raj has left": a manager is offered to hand over what is open with them.</summary>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestNews && HasLeft().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.HandOverOthers)
            || await Colleagues.ChosenAsync(context, HasLeft().Match(text).Groups["name"].Value, cancellationToken).ConfigureAwait(false) is not { } member
            || member.Id == context.Member.Id)
        {
            return null;
        }

        return await OfferAsync(context, member, $"With {member.Name}", cancellationToken).ConfigureAwait(false)
            ?? new Reply { Text = $"Nothing is open or owed with {member.Name}, so there is nothing to hand over. Who leaves the workspace hears nothing more from me." };
    }

    [GeneratedRegex(@"^@?(?<name>\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,2}?) (?:has |have |is |just |will be )*(?:left|leaves|leaving|gone|quit|quitting|resigned|retired)(?: us| the (?:team|company))?[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasLeft();

    /// <summary>Offers to hand over what is open with a member who is away or has left; null where nothing is.</summary>
    internal static async ValueTask<Reply?> OfferAsync(WorkContext context, Member member, string why, CancellationToken cancellationToken)
    {
        int count = (await context.Referrals.OwingOfAsync(member.Id, MostCounted, cancellationToken).ConfigureAwait(false)).Count;
        return count == 0
            ? null
            : Buttons.Reply($"{why} {Speech.Count(count, "referral is", "referrals are")} still open or owed thanks. Shall a colleague look after {(count == 1 ? "it" : "them")}?", Buttons.Do("Hand them over", OfferVerb, (From, member.Id)));
    }

    /// <summary>What the manager hears who asked for a hand-over.</summary>
    internal static Reply Done(HandOverJob job, Member from, Member to) => Buttons.Reply(
        $"{to.Name} has {Speech.Count(job.Done.Count, "referral", "referrals")} of {from.Name} now. Both have the list.",
        Buttons.Do("Undo", UndoVerb, (Job, job.Id)));

    private async ValueTask<Reply> ChosenAsync(DialogContext context, Question question, Member member, CancellationToken cancellationToken)
    {
        context.CloseQuestion();
        Member? known = question.Decided.TryGetValue(ToVerb, out string? id) ? await context.Members.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
        return question.Verb == ToVerb
            ? await HandleAsync(context, question.Draft, member, null, cancellationToken).ConfigureAwait(false)
            : await HandleAsync(context, question.Draft, known, member, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, Member? to, Member? from, CancellationToken cancellationToken)
    {
        bool isOwn = frame.From is null or "me";
        if (!isOwn && Refusals.Of(context.Member, Right.HandOverOthers) is { } refusal)
        {
            return refusal;
        }

        if (to is null)
        {
            (to, Reply? reply) = await colleagues.FindAsync(context, frame, frame.Person!, ToVerb, cancellationToken).ConfigureAwait(false);
            if (to is null)
            {
                return reply!;
            }
        }

        if (frame.Subject is { } subject)
        {
            return await GiveNamedAsync(context, frame, subject, to, cancellationToken).ConfigureAwait(false);
        }

        if (isOwn)
        {
            return await GiveAllAsync(context, context.Member, to, cancellationToken).ConfigureAwait(false);
        }

        if (from is null)
        {
            (from, Reply? reply) = await colleagues.FindAsync(context, frame, frame.From!, FromVerb, cancellationToken).ConfigureAwait(false);
            if (from is null)
            {
                if (context.Question is { Verb: FromVerb } open)
                {
                    context.Ask(open with { Decided = new Dictionary<string, string> { [ToVerb] = to.Id } });
                }

                return reply!;
            }
        }

        return await GiveAllAsync(context, from, to, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> GiveNamedAsync(DialogContext context, Frame frame, string subject, Member to, CancellationToken cancellationToken)
    {
        bool mayAll = Permissions.May(context.Member.Role, Right.HandOverOthers);
        List<Referral> found = [.. (await ReferralFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false))
            .Select(one => one.Referral)
            .Where(one => mayAll || one.RepId == context.Member.Id)];

        // What is open to whom the subject names goes first; what is only from them is asked about where something closed is to them.
        HashSet<string> named = [.. (await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Select(contact => contact.Id)];
        ILookup<bool, Referral> toThem = found.ToLookup(one => named.Contains(one.Prospect.ContactId));
        List<Referral> open = [.. toThem[true].Where(one => one.IsOpen)];
        List<Referral> meant = open.Count > 0 ? open : [.. found.Where(one => one.IsOpen), .. toThem[true]];
        meant = meant.Count > 0 ? meant : found;
        if (meant.Count == 0)
        {
            return Buttons.Reply(mayAll ? $"I have no referral to {subject}." : $"I have no referral of yours to {subject}.", Buttons.Say("Show my referrals", "my referrals"));
        }

        if (meant is [var copy])
        {
            return await context.Referrals.GetAsync(copy.Id, cancellationToken).ConfigureAwait(false) is { } referral
                ? await GiveOneAsync(context, referral, to, cancellationToken).ConfigureAwait(false)
                : new Reply { Text = "That referral is not there any more." };
        }

        const string Text = "Which one do you mean?";
        return context.Ask(new Question
        {
            Verb = WhichVerb,
            AskedAt = context.Now,
            Ask = new Reply
            {
                Text = Text,
                Card = new AdaptiveCard
                {
                    FallbackText = Text,
                    Body = [new TextBlock(Text), .. meant.Take(MostChoices).Select(one => new TextBlock(ReferralCard.Line(one, context.Speech, context.Today)))],
                    Actions = [.. meant.Take(MostChoices).Select(one => Buttons.Do(ReferralWords.Short(one.Prospect), WhichVerb, (ReferralFinder.Choice, one.Id)))],
                },
            },
            Draft = frame,
            Decided = new Dictionary<string, string> { [ToVerb] = to.Id },
            IsChoice = true,
        });
    }

    private static async ValueTask<Reply> GiveOneAsync(DialogContext context, Referral referral, Member to, CancellationToken cancellationToken)
    {
        if (referral.RepId != context.Member.Id && Refusals.Of(context.Member, Right.HandOverOthers) is { } refusal)
        {
            return refusal;
        }

        string what = ReferralWords.Short(referral.Prospect);
        if (referral.RepId == to.Id)
        {
            return new Reply { Text = $"{what} is with {(to.Id == context.Member.Id ? "you" : to.Name)} already." };
        }

        Member? from = await context.Members.GetAsync(referral.RepId, cancellationToken).ConfigureAwait(false);
        Referral after = await HandOverDesk.GiveAsync(context, referral, to, context.Member.Id, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"handing {what} to {to.Name}", cancellationToken).ConfigureAwait(false);
        if (to.Id != context.Member.Id)
        {
            context.Send(to, HandOverWords.ForReceiver(context, to, from ?? context.Member, context.Member, [after]));
        }

        if (from is not null && from.Id != context.Member.Id)
        {
            context.Send(from, HandOverWords.ForGiver(context, from, to, [after]));
        }

        return Buttons.Reply(
            $"{what} is with {(to.Id == context.Member.Id ? "you" : to.Name)} now. {HandOverWords.Line(after, context.Today, context.Speech)}.",
            Buttons.Do("Undo", UndoLast.UndoVerb, (ReferralCard.Id, after.Id), (UndoLast.Version, after.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static async ValueTask<Reply> GiveAllAsync(DialogContext context, Member from, Member to, CancellationToken cancellationToken)
    {
        if (from.Id != context.Member.Id && Refusals.Of(context.Member, Right.HandOverOthers) is { } refusal)
        {
            return refusal;
        }

        string whose = from.Id == context.Member.Id ? "you" : from.Name;
        if (from.Id == to.Id)
        {
            return new Reply { Text = $"They are with {whose} already." };
        }

        int count = (await context.Referrals.OwingOfAsync(from.Id, MostCounted, cancellationToken).ConfigureAwait(false)).Count;
        if (count == 0)
        {
            return new Reply { Text = $"Nothing is open or owed with {whose}, so there is nothing to hand over. What is closed stays where it is." };
        }

        var job = new HandOverJob(Ids.New(context.Now), from.Id, to.Id, context.Member.Id);
        context.HandOvers.Save(job);
        await context.Appointments.SetAsync(HandOverTask.Name, job.Id, context.Now, cancellationToken).ConfigureAwait(false);
        await context.Undo.AddAsync(
            context.Member.Id,
            new UndoableChange(context.Turn.FirstId, context.Now, $"handing {(whose == "you" ? "your" : $"{whose}'s")} referrals to {to.Name}", [], []) { HandOver = job.Id },
            cancellationToken).ConfigureAwait(false);
        return Buttons.Reply(
            $"Handing {Speech.Count(count, "referral", "referrals")} from {whose} to {(to.Id == context.Member.Id ? "you" : to.Name)}. Both get the list in a moment; what was counted stays with {whose}.",
            Buttons.Do("Undo", UndoVerb, (Job, job.Id)));
    }

    /// <summary>Begins to take a hand-over of many referrals back.</summary>
    internal static async ValueTask<Reply> TakeBackAsync(DialogContext context, string? id, CancellationToken cancellationToken)
    {
        HandOverJob? job = id is null ? null : await context.HandOvers.GetAsync(id, cancellationToken).ConfigureAwait(false);
        if (job is null or { IsTakenBack: true })
        {
            return new Reply { Text = "That is undone already." };
        }

        if (job.By != context.Member.Id && Refusals.Of(context.Member, Right.HandOverOthers) is { } refusal)
        {
            return refusal;
        }

        context.HandOvers.Save(job with { IsTakenBack = true, IsOver = false });
        await context.Appointments.SetAsync(HandOverTask.Name, job.Id, context.Now, cancellationToken).ConfigureAwait(false);
        return new Reply { Text = "Taking it back. I'll tell you when it is done." };
    }

    /// <summary>Asks to whom: the colleagues as buttons.</summary>
    private static async ValueTask<Reply> ChooseAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Member? from = await MemberAsync(context, pressed, From, cancellationToken).ConfigureAwait(false);
        if (from is null)
        {
            return new Reply { Text = "They are not known here any more.", ReplacesCard = true };
        }

        if (from.Id != context.Member.Id && Refusals.Of(context.Member, Right.HandOverOthers) is { } refusal)
        {
            return refusal;
        }

        List<Member> others = [.. (await Team.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)).Members.Where(member => member.Id != from.Id)];
        string name = from.Id == context.Member.Id ? "my" : $"{from.Name}'s";
        return others.Count == 0
            ? new Reply { Text = "Nobody else has written to me yet, so there is nobody to hand them to.", ReplacesCard = true }
            : Buttons.Reply(
                others.Count > MostChoices ? $"To whom? Somebody else you name in a sentence: “move {name} referrals to Raj”." : "To whom?",
                [.. others.Take(MostChoices).Select(one => Buttons.Do($"Give to {one.Name}", GiveVerb, (From, from.Id), (Colleagues.Choice, one.Id)))]) with
            { ReplacesCard = true };
    }

    private static async ValueTask<Member?> MemberAsync(DialogContext context, Pressed pressed, string key, CancellationToken cancellationToken) =>
        pressed.Data.TryGetValue(key, out string? id) ? await context.Members.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
}
