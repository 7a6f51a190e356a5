using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Recognition;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Moves a referral along: how far it has come, what it is worth, when to act next, how they were introduced.</summary>
/// <param name="moments">Records what is told of somebody to whom there is no referral: a proposal, a signature, a loss.</param>
public sealed class UpdateReferral(LogMoment moments) : Dialog
{
    /// <summary>The prospect was contacted.</summary>
    public const string ContactedVerb = "referral.contacted";

    /// <summary>The introduction was made, by <see cref="How"/>.</summary>
    public const string IntroducedVerb = "referral.introduced";

    /// <summary>The name under which a button carries the way of introduction.</summary>
    public const string How = "how";

    /// <summary>The referral came to <see cref="NewStage"/>.</summary>
    public const string StageVerb = "referral.stage";

    /// <summary>The name under which a button carries the stage.</summary>
    public const string NewStage = "stage";

    private const string WhichVerb = "referral.which";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.UpdateReferral];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ContactedVerb, IntroducedVerb, StageVerb, WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["Globex meeting Friday 3pm", "Globex closed for 45k", "lost Globex, went with a competitor"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Subject is { } subject && AskLog.MomentOf(frame.Stage) is { } moment
            && (await ReferralFinder.OfMemberAsync(context, subject, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return await ReferralFinder.NotYoursAsync(context, subject, cancellationToken).ConfigureAwait(false)
                ?? await moments.HandleAsync(context, frame with { Intent = Intent.LogMoment, Moment = moment }, cancellationToken).ConfigureAwait(false);
        }

        (Referral? referral, Reply? reply) = await ReferralFinder.FindOneAsync(context, frame, WhichVerb, cancellationToken).ConfigureAwait(false);
        return reply
            ?? (frame is { Subject: { } named, Stage: not null } && IsAboutSource(referral!, named, context.Words) ? AskWhetherMeant(context, referral!, frame) : null)
            ?? await ApplyAsync(context, referral!, frame, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a sentence names the source of a referral and nothing of the referral: "Kim said no" is no news of the prospect whom Kim introduced.</summary>
    private static bool IsAboutSource(Referral referral, string subject, string sentence)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(subject);
        return !ReferralFinder.IsProspect(referral, subject)
            && words.All(ContactStore.WordsOf($"{referral.Source.Name} {referral.Source.Company}").Contains)
            && !ContactStore.WordsOf(sentence).Any(word => word is "referral" or "referrals" or "deal" or "lead" or "intro" or "introduction" or "opportunity");
    }

    private static Reply AskWhetherMeant(DialogContext context, Referral referral, Frame frame)
    {
        string source = ReferralWords.First(referral.Source);
        string named = referral.Source.Name ?? referral.Source.Company ?? source;
        string prospect = ReferralWords.Short(referral.Prospect);
        CardAction other = frame.Stage switch
        {
            Stage.Declined or Stage.Lost => Buttons.Say($"{source} would rather not refer", $"asked {named} for a referral, they declined"),
            Stage.Won => Buttons.Say($"{source} will introduce somebody", $"asked {named} for a referral, they promised"),
            _ => Buttons.Say($"I was in touch with {source}", $"log touch with {named}"),
        };
        return context.Ask(new Question
        {
            Verb = WhichVerb,
            AskedAt = context.Now,
            Ask = Buttons.Reply(
                $"{source} introduced {prospect}. Is it that referral you mean?",
                Buttons.Do($"Yes, {prospect}", WhichVerb, (ReferralFinder.Choice, referral.Id)),
                other),
            Draft = frame,
            Decided = new Dictionary<string, string>(StringComparer.Ordinal) { [ReferralFinder.Choice] = referral.Id },
            IsChoice = true,
        });
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        bool isChoice = pressed.Verb == WhichVerb;
        (Referral? referral, Reply? reply) = await ReferralFinder.PressedAsync(context, pressed, isChoice ? ReferralFinder.Choice : ReferralCard.Id, cancellationToken).ConfigureAwait(false);
        if (reply is not null)
        {
            return reply;
        }

        if (pressed.Verb == IntroducedVerb && !pressed.Data.ContainsKey(How))
        {
            Reply ask = await AskHowAsync(context, referral!, cancellationToken).ConfigureAwait(false);
            return ask with { ReplacesCard = true };
        }

        Frame? frame = pressed.Verb switch
        {
            ContactedVerb => new Frame { Intent = Intent.UpdateReferral, Stage = referral!.Stage == Stage.Introduced ? Stage.Contacted : null },
            IntroducedVerb => new Frame { Intent = Intent.UpdateReferral, Introduction = Enum.TryParse(pressed.Data.GetValueOrDefault(How), out Introduction how) ? how : null },
            StageVerb => new Frame { Intent = Intent.UpdateReferral, Stage = Enum.TryParse(pressed.Data.GetValueOrDefault(NewStage), out Stage stage) ? stage : null },
            _ => context.Question?.Verb == WhichVerb ? context.Question.Draft : null,
        };
        if (isChoice)
        {
            context.CloseQuestion();
        }

        Reply answer = frame is null
            ? await ReferralCard.ReplyAsync(context, referral!, "That was settled already. This is how it stands.", cancellationToken).ConfigureAwait(false)
            : await ApplyAsync(context, referral!, frame, cancellationToken).ConfigureAwait(false);
        return answer with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (question.Decided.TryGetValue(ReferralFinder.Choice, out string? only) && reading.Frame.Intent == Intent.No)
        {
            context.CloseQuestion();
            return new Reply { Text = "All right. Nothing was changed." };
        }

        Referral? referral = only is not null && reading.Frame.Intent == Intent.Yes
            ? await context.Referrals.GetAsync(only, cancellationToken).ConfigureAwait(false)
            : await ReferralFinder.ChosenAsync(context, question, text, cancellationToken).ConfigureAwait(false);
        if (referral is null)
        {
            return null;
        }

        context.CloseQuestion();
        return await ApplyAsync(context, referral, question.Draft, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The introduction came: the card asks how, and the referral counts once that is said.</summary>
    private static async ValueTask<Reply> AskHowAsync(DialogContext context, Referral before, CancellationToken cancellationToken)
    {
        if (before.Counts || before.Introduction is null)
        {
            return await ReferralCard.ReplyAsync(context, before, "Noted already.", cancellationToken).ConfigureAwait(false);
        }

        Referral after = context.Referrals.Save(before, before with { Introduction = null, ReceivedOn = context.Today, ChangedAt = context.Now });
        await context.KeepForUndoAsync($"the introduction to {ReferralWords.Short(after.Prospect)}", cancellationToken).ConfigureAwait(false);
        return await ReferralCard.ReplyAsync(context, after, $"Good. One thing is left to say: how {ReferralWords.First(after.Source)} did it.", cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ApplyAsync(DialogContext context, Referral before, Frame frame, CancellationToken cancellationToken)
    {
        Referral after = Apply(context, before, frame);
        if (after == before)
        {
            return await ReferralCard.ReplyAsync(context, before, "Noted already.", cancellationToken).ConfigureAwait(false);
        }

        after = await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"the change to {ReferralWords.Short(after.Prospect)}", cancellationToken).ConfigureAwait(false);
        return await ReferralCard.ReplyAsync(context, after, Headline(before, after, context), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves a referral along as a frame says; one that says nothing means that the rep is in touch with the prospect.</summary>
    internal static ValueTask<Referral> MoveAsync(DialogContext context, Referral before, Frame frame, CancellationToken cancellationToken)
    {
        Referral after = Apply(context, before, frame);
        return SaveAsync(context, before, frame is { Stage: null, Introduction: null } ? after with { ActBy = null } : after, cancellationToken);
    }

    private static async ValueTask<Referral> SaveAsync(DialogContext context, Referral before, Referral after, CancellationToken cancellationToken)
    {
        after = await Reception.NoteAsync(context, before, after with { ChangedAt = context.Now }, cancellationToken).ConfigureAwait(false);
        after = context.Referrals.Save(before, after);
        if (await context.Contacts.GetAsync(after.Prospect.ContactId, cancellationToken).ConfigureAwait(false) is { } prospect)
        {
            context.Contacts.Save(prospect, prospect with { LastTouchAt = context.Now });
        }

        if (after.Stage != before.Stage)
        {
            if (after.Stage == Stage.Won)
            {
                await Celebrate.ExpectAsync(context, after, cancellationToken).ConfigureAwait(false);
            }

            await AskLog.MovedAsync(context, after, after.History[^1].On, cancellationToken).ConfigureAwait(false);
        }

        return after;
    }

    private static Referral Apply(DialogContext context, Referral before, Frame frame)
    {
        LocalDate on = frame.Date ?? context.Today;
        Referral after = before with
        {
            Introduction = frame.Introduction ?? before.Introduction,
            Value = ReferralFields.InCurrency(frame.Value, before.Value, context) ?? before.Value,
            Reason = frame.Reason ?? (frame.Stage is null || frame.Stage == before.Stage ? before.Reason : null),
        };
        if (frame.Introduction is not null && !before.Counts && after.Counts)
        {
            after = after with { ReceivedOn = frame.Date ?? Reception.DayOf(context, before, after) };
        }

        if (frame.Stage is { } stage && stage != before.Stage)
        {
            after = after with { Stage = stage, History = [.. before.History, new StageChange(stage, on, context.Member.Id, context.Now)] };
        }

        return after with { ActBy = frame.Due ?? NextStep(context, before, after) };
    }

    private static When? NextStep(DialogContext context, Referral before, Referral after) =>
        !after.IsOpen ? null
        : after.Stage == before.Stage && before.ActBy is not null ? before.ActBy
        : after.Stage is Stage.Introduced or Stage.Reopened ? new When(WorkingDays.Next(context.Today))
        : null;

    private static string Headline(Referral before, Referral after, DialogContext context)
    {
        string prospect = ReferralWords.First(after.Prospect);
        string source = ReferralWords.First(after.Source);
        if (after.Stage != before.Stage)
        {
            return after.Stage switch
            {
                Stage.Won => after.Value is { } value
                    ? $"Congratulations! {ReferralWords.Short(after.Prospect)} is won, {Speech.Money(value)}. {source} will be glad to hear it from you."
                    : $"Congratulations! {ReferralWords.Short(after.Prospect)} is won. {source} will be glad to hear it from you.",
                Stage.Lost => $"Noted as lost. {source} would still like to hear how it went.",
                Stage.Declined => $"Noted as declined. {source} would still like to hear how it went.",
                Stage.Meeting => after.ActBy is { } at ? $"Meeting with {prospect} {context.Speech.When(at, context.Today)}." : $"Meeting with {prospect} noted.",
                Stage.Proposal => $"Proposal to {prospect} noted.",
                Stage.Contacted => $"Contacted {prospect}.",
                Stage.Reopened => $"{ReferralWords.Short(after.Prospect)} is open again.",
                Stage.Introduced => $"{prospect} is not contacted yet.",
            };
        }

        return after.Counts && !before.Counts ? $"{source} introduced you, so this is a referral now."
            : after.Introduction != before.Introduction && !after.Counts ? $"Kept as a lead. It becomes a referral when {source} introduces you."
            : "Noted.";
    }
}
