using System.Globalization;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Profiles;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>What there is to ask a contact with now: the words, or why to wait.</summary>
internal static class AskCard
{
    private const int Shown = 2;

    /// <summary>Words to ask with, or, unless it is asked anyway, the reasons to wait.</summary>
    public static async ValueTask<Reply> ReplyAsync(DialogContext context, AskRequest request, CancellationToken cancellationToken)
    {
        ContactStory? story = request.Contact is { Version: > 0 } contact ? await ContactStory.ReadAsync(context, contact, cancellationToken).ConfigureAwait(false) : null;
        ValueMoment? moment = story?.Moments.FirstOrDefault(one => request.Stage is null || one.Moment == request.Stage);
        request = request with { Stage = request.Stage ?? StageOf(moment, context), Felt = request.Felt ?? moment?.Felt };
        IReadOnlyList<HeldBack> holds = story is null || request.Anyway ? [] : Readiness.Of(story, request.Stage, context.Today);
        return holds.Count > 0
            ? Hold(context, request, holds)
            : await WordsAsync(context, request, story, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The composer for a request.</summary>
    public static async ValueTask<AskComposer> ComposerAsync(WorkContext context, AskRequest request, CancellationToken cancellationToken) => new()
    {
        Stage = request.Stage,
        Name = request.Contact is { Name: not null } contact ? ContactWords.First(contact) : null,
        Felt = request.Felt,
        Profile = await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false),
        Own = request.Stage is { } stage ? await context.Scripts.GetAsync(stage, cancellationToken).ConfigureAwait(false) : null,
    };

    /// <summary>Why to wait: the reasons, each on its line.</summary>
    public static IEnumerable<CardElement> Reasons(DialogContext context, IReadOnlyList<HeldBack> holds) =>
        holds.Select(hold => new TextBlock(AskWords.Of(hold, context.Speech, context.Today, context.Member.Id)));

    /// <summary>What settles the reasons to wait, as buttons.</summary>
    public static IEnumerable<CardAction> Remedies(DialogContext context, IReadOnlyList<HeldBack> holds)
    {
        foreach (HeldBack hold in holds)
        {
            if (hold.Referral is { } referral && referral.RepId == context.Member.Id)
            {
                yield return Buttons.Do(Buttons.Fit($"Thanked {ReferralWords.First(referral.Source)}"), ThankSource.ThankedVerb, (ReferralCard.Id, referral.Id));
            }
            else if (hold.Event is Promise promise && promise.RepId == context.Member.Id)
            {
                yield return Buttons.Do(Buttons.Fit($"Kept: {promise.What}"), LogPromise.KeptVerb, (LogPromise.Id, promise.Id));
            }
        }
    }

    /// <summary>The newest moment counts as the stage for as long as it is fresh.</summary>
    private static Moment? StageOf(ValueMoment? moment, DialogContext context) =>
        moment?.On >= FollowUpRules.Default.MomentsFrom(context.Today) ? moment.Moment : null;

    private static Reply Hold(DialogContext context, AskRequest request, IReadOnlyList<HeldBack> holds)
    {
        string text = $"I'd wait before asking {ContactWords.First(request.Contact!)}. {AskWords.Of(holds[0], context.Speech, context.Today, context.Member.Id)}";
        return new Reply
        {
            Text = text,
            Card = new AdaptiveCard
            {
                FallbackText = text,
                Body = [new TextBlock($"I'd wait before asking {ContactWords.First(request.Contact!)}.") { IsBold = true }, .. Reasons(context, holds)],
                Actions = [.. Remedies(context, holds), Button("Ask anyway", HowToAsk.WordsVerb, request with { Anyway = true })],
            },
        };
    }

    private static async ValueTask<Reply> WordsAsync(DialogContext context, AskRequest request, ContactStory? story, CancellationToken cancellationToken)
    {
        AskComposer composer = await ComposerAsync(context, request, cancellationToken).ConfigureAwait(false);
        string who = request.Contact is null ? "anybody" : ContactWords.Short(request.Contact);
        string title = $"Words to ask {who} {AskWords.After(request.Stage)}";
        List<string> words = [.. Enumerable.Range(request.Number, Math.Min(Shown, composer.Count)).Select(composer.Words).Distinct()];
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        body.AddRange(words.Select(one => new Container([new TextBlock($"“{one}”")]) { IsEmphasised = true }));
        body.Add(new TextBlock($"{ProfileWords.Because(composer.Profile)} Copy what fits; I never write to customers myself.") { IsSubtle = true });
        if (story is not null && Balance.Of(story) is { IsTimeToGive: true } balance)
        {
            body.Add(new TextBlock(GiveFirst(story.Contact, balance)));
        }

        return new Reply
        {
            Text = $"{title}: “{words[0]}”",
            Card = new AdaptiveCard { FallbackText = $"{title}: “{words[0]}”", Body = body, Actions = [.. Actions(context, request, composer)] },
        };
    }

    /// <summary>What to give before asking once more.</summary>
    public static string GiveFirst(Contact contact, Balance balance) =>
        $"{ContactWords.First(contact)} was asked {Speech.Count(balance.AsksSinceGiven, "time", "times")} since we last gave something. Give first: introduce them to somebody, offer a case study about them, share research or an article, or invite them to an event.";

    private static IEnumerable<CardAction> Actions(DialogContext context, AskRequest request, AskComposer composer)
    {
        yield return Button("Another version", HowToAsk.WordsVerb, request with { Number = (request.Number + Shown) % composer.Count, Anyway = true });
        if (request.Contact is { Version: > 0 })
        {
            yield return Buttons.Do("I asked", LogAsk.AskedVerb, (ContactDialog.ContactId, request.Contact.Id));
            yield return Button("Say what they valued", HowToAsk.FeltFormVerb, request);
        }

        if (Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            yield return Buttons.Do(composer.Profile.Version == 0 ? "Describe the ideal customer" : "Edit profile", SetProfile.OpenVerb);
            if (request.Stage is { } stage)
            {
                yield return Buttons.Do("Edit this script", EditScripts.OpenVerb, (EditScripts.Stage, stage.ToString()));
            }
        }
    }

    private static ActionExecute Button(string title, string verb, AskRequest request) => Buttons.Do(title, verb, [.. request.Data()]);

    /// <summary>A request as a button carries it, and back.</summary>
    private static IEnumerable<(string, string)> Data(this AskRequest request)
    {
        yield return (HowToAsk.Number, request.Number.ToString(CultureInfo.InvariantCulture));
        if (request.Contact is { Version: > 0 })
        {
            yield return (ContactDialog.ContactId, request.Contact.Id);
        }
        else if (request.Contact?.Name is { } name)
        {
            yield return (HowToAsk.Name, name);
        }

        if (request.Stage is { } stage)
        {
            yield return (HowToAsk.Stage, stage.ToString());
        }

        if (request.Felt is not null)
        {
            yield return (HowToAsk.Felt, request.Felt);
        }

        if (request.Anyway)
        {
            yield return (HowToAsk.Anyway, "yes");
        }
    }
}
