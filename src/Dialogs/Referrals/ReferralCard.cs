using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>A referral as its rep sees it: the facts, and what can be done with it now.</summary>
internal static class ReferralCard
{
    /// <summary>The name under which the buttons carry the referral.</summary>
    public const string Id = "id";

    private static readonly TouchMethod[] OfferedMethods = [TouchMethod.Note, TouchMethod.Call, TouchMethod.Email, TouchMethod.Chat, TouchMethod.Gift];

    /// <summary>The card as a reply.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="referral">The referral as it is now.</param>
    /// <param name="headline">What happened, in a sentence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Reply> ReplyAsync(DialogContext context, Referral referral, string headline, CancellationToken cancellationToken)
    {
        string summary = $"{headline} {Summary(referral)}";
        bool isMine = referral.RepId == context.Member.Id;
        var body = new List<CardElement>
        {
            new TextBlock(headline),
            new TextBlock(ReferralWords.Full(referral.Prospect)) { IsBold = true, Size = TextSize.Large },
            new FactSet(await FactsAsync(context, referral, isMine, cancellationToken).ConfigureAwait(false)),
        };
        if (isMine)
        {
            body.AddRange(Advice(referral));
        }

        return new Reply
        {
            Text = summary,
            Card = new AdaptiveCard { FallbackText = summary, Body = body, Actions = isMine ? Actions(referral) : [] },
        };
    }

    /// <summary>One line about a referral, for lists: "Dana Fox (Globex), from Kim Lee: contacted, $40,000".</summary>
    public static string Line(Referral referral, Speech speech, LocalDate today)
    {
        string worth = referral.Value is null ? "" : $", {Speech.Money(referral.Value)}";
        string line = $"{ReferralWords.Short(referral.Prospect)}, from {referral.Source.Name ?? referral.Source.Company}: {StageOf(referral)}{Kind(referral)}{worth}";
        return referral is { IsOpen: true, ActBy: { } due } ? $"{line}, {speech.When(due, today)}" : line;
    }

    /// <summary>How a referral stands, without its prospect: "from Kim Lee (Acme): contacted, $40,000, next step Fri, Nov 27".</summary>
    public static string Status(Referral referral, Speech speech, LocalDate today)
    {
        string worth = referral.Value is null ? "" : $", {Speech.Money(referral.Value)}";
        string due = referral is { IsOpen: true, ActBy: { } act } ? $", {DueTitle(referral).ToLowerInvariant()} {speech.When(act, today)}" : "";
        return $"from {ReferralWords.Short(referral.Source)}: {StageOf(referral)}{Kind(referral)}{worth}{due}";
    }

    /// <summary>A button for each referral that opens it.</summary>
    public static IReadOnlyList<CardAction> OpenButtons(IReadOnlyList<Referral> referrals, Speech speech, LocalDate today) =>
    [
        .. ReferralWords.ToldApart(referrals, one => $"Open {ReferralWords.First(one.Prospect)}", speech, today)
            .Select(one => Buttons.Do(Buttons.Fit(one.Title), ShowSubject.OpenVerb, (Id, one.Referral.Id))),
    ];

    /// <summary>"contacted", "lost (no budget)".</summary>
    private static string StageOf(Referral referral) =>
        referral is { Stage: Stage.Lost or Stage.Declined, Reason: { } reason } ? $"{ReferralWords.Of(referral.Stage)} ({reason})" : ReferralWords.Of(referral.Stage);

    private static string Kind(Referral referral) =>
        referral.Counts ? "" : referral.Introduction == Introduction.Promised ? ", introduction promised" : ", lead";

    private static string Summary(Referral referral) =>
        $"{ReferralWords.Full(referral.Prospect)}, from {ReferralWords.Short(referral.Source)}.";

    private static async ValueTask<IReadOnlyList<Fact>> FactsAsync(DialogContext context, Referral referral, bool isMine, CancellationToken cancellationToken)
    {
        LocalDate today = context.Today;
        Speech speech = context.Speech;
        var facts = new List<Fact> { new("From", ReferralWords.Short(referral.Source)) };
        if (!isMine && await context.Members.GetAsync(referral.RepId, cancellationToken).ConfigureAwait(false) is { } rep)
        {
            facts.Add(new Fact("Rep", rep.Name));
        }

        facts.Add(new Fact("Introduced", referral.Introduction switch
        {
            null => "not said yet",
            Introduction.Promised or Introduction.NameOnly => ReferralWords.Of(referral.Introduction.Value),
            { } how => $"{ReferralWords.Of(how)}, {speech.DaySeenFrom(referral.ReceivedOn, today)}",
        }));
        Add("Worth", referral.Value is null ? null : Speech.Money(referral.Value));
        Add("Needs", referral.Need);
        Add("E-mail", referral.Prospect.Email);
        Add("Phone", referral.Prospect.Phone);
        Add("Stage", referral.Stage == Stage.Introduced ? null : ReferralWords.Of(referral.Stage));
        Add("Reason", referral.Reason);
        if (referral.IsOpen && referral.ActBy is { } due)
        {
            facts.Add(new Fact(DueTitle(referral), speech.When(due, today)));
        }

        Add("Thanked", referral.Thanks is null ? null : ThanksFact(referral.Thanks, speech, today));
        if (isMine)
        {
            facts.Add(new Fact("Counts", await CountsAsync(context, referral, cancellationToken).ConfigureAwait(false)));
        }

        return facts;

        void Add(string title, string? value)
        {
            if (value is not null)
            {
                facts.Add(new Fact(title, value));
            }
        }
    }

    private static string DueTitle(Referral referral) => referral.Stage switch
    {
        Stage.Introduced => referral.Counts ? "Contact by" : "Ask by",
        Stage.Meeting => "Meeting",
        _ => "Next step",
    };

    private static string ThanksFact(Thanks thanks, Speech speech, LocalDate today) =>
        thanks.Method is { } method ? $"{ReferralWords.Of(method)}, {speech.DaySeenFrom(thanks.On, today)}" : speech.DaySeenFrom(thanks.On, today);

    private static async ValueTask<string> CountsAsync(DialogContext context, Referral referral, CancellationToken cancellationToken)
    {
        if (!referral.Counts)
        {
            return referral.Introduction is null
                ? "once I know how you were introduced"
                : $"once {ReferralWords.First(referral.Source)} introduces you; a lead until then";
        }

        return GoalWords.Count(await GoalProgress.OfMemberAsync(context, context.Member, context.Today, cancellationToken).ConfigureAwait(false));
    }

    private static IEnumerable<CardElement> Advice(Referral referral)
    {
        if (referral.Introduction is null)
        {
            yield return new TextBlock($"How did {ReferralWords.First(referral.Source)} introduce you?");
            yield return new ActionSet(
            [
                .. new[] { Introduction.Email, Introduction.Meeting, Introduction.Call, Introduction.Chat }.Select(how => Introduced(referral, Speech.Capital(ReferralWords.Of(how)), how)),
                Introduced(referral, "Name only so far", Introduction.NameOnly),
            ]);
        }
        else if (referral.Untold is { Stage: Stage.Won })
        {
            yield return new TextBlock($"Words to thank {ReferralWords.First(referral.Source)} again, and to ask for more:");
            yield return new Container([new TextBlock(ThankYouWords.Draft(referral, referral.Version))]) { IsEmphasised = true };
            yield return new ActionSet([.. OfferedMethods.Take(3).Select(method => Buttons.Do(
                Buttons.Fit($"Thanked {ReferralWords.Of(method)}"), ThankSource.ThankedVerb, (Id, referral.Id), (ThankSource.Method, method.ToString())))]);
        }
        else if (referral.Thanks is { Method: null })
        {
            yield return new TextBlock($"How did you thank {ReferralWords.First(referral.Source)}?");
            yield return new ActionSet([.. OfferedMethods.Select(method => Buttons.Do(
                Speech.Capital(ReferralWords.Of(method)), ThankSource.ThankedVerb, (Id, referral.Id), (ThankSource.Method, method.ToString())))]);
        }
        else if (referral.OwesThanks)
        {
            yield return new TextBlock($"A two-line note to {ReferralWords.First(referral.Source)} today goes a long way.") { IsSubtle = true };
            yield return new ActionSet([Buttons.Do("Show me words", WordsToThank.ShowVerb, (Id, referral.Id))]);
        }
    }

    private static ActionExecute Introduced(Referral referral, string title, Introduction how) =>
        Buttons.Do(title, UpdateReferral.IntroducedVerb, (Id, referral.Id), (UpdateReferral.How, how.ToString()));

    private static List<CardAction> Actions(Referral referral)
    {
        var actions = new List<CardAction>();
        if (referral.Thanks is null)
        {
            actions.Add(Buttons.Do(Buttons.Fit($"Thanked {ReferralWords.First(referral.Source)}"), ThankSource.ThankedVerb, (Id, referral.Id)));
        }

        if (referral.Introduction is Introduction.NameOnly or Introduction.Promised)
        {
            actions.Add(Buttons.Do(Buttons.Fit($"{ReferralWords.First(referral.Source)} introduced us"), UpdateReferral.IntroducedVerb, (Id, referral.Id)));
        }
        else if (referral.Stage == Stage.Introduced)
        {
            actions.Add(Buttons.Do(Buttons.Fit($"Contacted {ReferralWords.First(referral.Prospect)}"), UpdateReferral.ContactedVerb, (Id, referral.Id)));
        }

        actions.Add(Buttons.Do("Edit", EditReferral.OpenVerb, (Id, referral.Id)));
        actions.Add(Buttons.Do("Undo", UndoLast.UndoVerb, (Id, referral.Id), (UndoLast.Version, referral.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return actions;
    }
}
