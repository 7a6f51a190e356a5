using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Records a referral that the member gave: two people introduced to each other. Both are asked later how it went.</summary>
public sealed class GiveReferral : Dialog
{
    private const string ProspectVerb = "give.prospect";
    private const string ReceiverVerb = "give.receiver";
    private const string WhichVerb = "give.which";
    private const string Role = "role";
    private const string Choice = "choice";
    private const string Somebody = "new";
    private const string ProspectRole = "prospect";
    private const string ReceiverRole = "receiver";
    private const int MostChoices = 4;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.GiveReferral];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ProspectVerb, ReceiverVerb, WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["I referred Mike Ross to Dana Fox at Globex"];

    /// <summary>A referral given, with what one of the two said of it.</summary>
    public static GivenReferral CheckedIn(GivenReferral given, string who, CheckIn checkIn) =>
        who == CheckInRule.WithProspect ? given with { WithProspect = checkIn } : given with { WithReceiver = checkIn };

    /// <summary>What came of it, for one of the two.</summary>
    public static string Words(CheckInOutcome outcome) => outcome switch
    {
        CheckInOutcome.GoodFit => "talked, and a good fit",
        CheckInOutcome.Helped => "talked, and it helped",
        CheckInOutcome.NoFit => "talked, but no fit",
        CheckInOutcome.NeverTalked => "never talked",
        CheckInOutcome.NotAsked => "not asked",
    };

    /// <summary>What came of it, for both, in one sentence.</summary>
    public static string Summary(GivenReferral given) =>
        $"{ReferralWords.Short(given.Prospect)} and {ReferralWords.Short(given.Receiver)}: "
        + (given.WithProspect?.Outcome == given.WithReceiver?.Outcome && given.WithProspect is { } both
            ? $"both say {Words(both.Outcome)}."
            : $"{ReferralWords.First(given.Prospect)} says {Words(given.WithProspect?.Outcome ?? CheckInOutcome.NotAsked)}, {ReferralWords.First(given.Receiver)} says {Words(given.WithReceiver?.Outcome ?? CheckInOutcome.NotAsked)}.");

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        ContinueAsync(context, frame, new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (question.Verb == WhichVerb || CounterQuestion.Is(text))
        {
            return null;
        }

        // The answer is read as the rest of the sentence that it completes.
        Frame said = (await context.ReadAsync($"I introduced {text} to Somebody Else", cancellationToken).ConfigureAwait(false)).Frame;
        if (said.Prospect is not { } party || party is { Name: null, Company: null })
        {
            return null;
        }

        Frame draft = question.Verb == ProspectVerb ? question.Draft with { Prospect = party } : question.Draft with { Receiver = party };
        return await ContinueAsync(context, draft, question.Decided, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (context.Question is not { Verb: WhichVerb } question || !pressed.Data.TryGetValue(Role, out string? role) || !pressed.Data.TryGetValue(Choice, out string? choice))
        {
            return new Reply { Text = "That question is settled already.", ReplacesCard = true };
        }

        var decided = new Dictionary<string, string>(question.Decided, StringComparer.Ordinal) { [role] = choice };
        return await ContinueAsync(context, question.Draft, decided, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> ContinueAsync(DialogContext context, Frame draft, IReadOnlyDictionary<string, string> decided, CancellationToken cancellationToken)
    {
        if (draft.Prospect is not { } prospect || prospect is { Name: null, Company: null })
        {
            return Ask(context, ProspectVerb, "Whom did you introduce? A name and company is plenty.", draft, decided);
        }

        if (draft.Receiver is not { } receiver || receiver is { Name: null, Company: null })
        {
            return Ask(context, ReceiverVerb, $"To whom did you introduce {prospect.Name ?? prospect.Company}?", draft, decided);
        }

        (Contact? needs, Reply? which) = await FindAsync(context, prospect, ProspectRole, draft, decided, cancellationToken).ConfigureAwait(false);
        if (which is not null)
        {
            return which;
        }

        (Contact? helps, which) = await FindAsync(context, receiver, ReceiverRole, draft, decided, cancellationToken).ConfigureAwait(false);
        return which ?? await SaveAsync(context, draft, Keep(context, needs, prospect), Keep(context, helps, receiver), cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<(Contact? Contact, Reply? Which)> FindAsync(
        DialogContext context, Party party, string role, Frame draft, IReadOnlyDictionary<string, string> decided, CancellationToken cancellationToken)
    {
        if (decided.TryGetValue(role, out string? chosen))
        {
            return (chosen == Somebody ? null : await context.Contacts.GetAsync(chosen, cancellationToken).ConfigureAwait(false), null);
        }

        IReadOnlyList<Contact> matches = await PersonFinder.MatchesAsync(context, party, cancellationToken).ConfigureAwait(false);
        if (matches.Count < 2)
        {
            return (matches.Count == 0 ? null : await context.Contacts.GetAsync(matches[0].Id, cancellationToken).ConfigureAwait(false), null);
        }

        string text = $"Which {party.Name ?? party.Company} do you mean?";
        List<CardAction> buttons = [.. matches.Take(MostChoices).Select(one => Buttons.Do(ReferralWords.Short(one.Name, one.Company), WhichVerb, (Role, role), (Choice, one.Id)))];
        buttons.Add(Buttons.Do("Somebody new", WhichVerb, (Role, role), (Choice, Somebody)));
        return (null, context.Ask(new Question { Verb = WhichVerb, AskedAt = context.Now, Ask = Buttons.Reply(text, buttons), Draft = draft, Decided = decided }));
    }

    private static Reply Ask(DialogContext context, string verb, string text, Frame draft, IReadOnlyDictionary<string, string> decided) =>
        context.Ask(new Question { Verb = verb, AskedAt = context.Now, Ask = new Reply { Text = text }, Draft = draft, Decided = decided });

    private static Contact Keep(DialogContext context, Contact? known, Party said) =>
        context.Contacts.Save(known, (known ?? new Contact { Id = Ids.New(context.Now) }) with
        {
            Name = known?.Name ?? said.Name,
            Company = said.Company ?? known?.Company,
            Title = said.Title ?? known?.Title,
            Email = said.Email ?? known?.Email,
            Phone = said.Phone ?? known?.Phone,
            LastTouchAt = context.Now,
        });

    private static async ValueTask<Reply> SaveAsync(DialogContext context, Frame draft, Contact prospect, Contact receiver, CancellationToken cancellationToken)
    {
        context.CloseQuestion();
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        GivenReferral given = context.Given.Save(null, new GivenReferral
        {
            Id = Ids.New(context.Now),
            RepId = context.Member.Id,
            Prospect = Named(prospect),
            Receiver = Named(receiver),
            Need = draft.Need,
            GivenOn = draft.Date ?? context.Today,
            CheckOn = draft.Due?.Date,
            LoggedAt = context.Now,
        });
        string who = ReferralWords.Short(given.Prospect);
        string whom = ReferralWords.Short(given.Receiver);
        await context.KeepForUndoAsync($"introducing {who} to {whom}", cancellationToken).ConfigureAwait(false);
        string day = context.Speech.DaySeenFrom(given.CheckOn ?? given.GivenOn.PlusDays(rules.CheckInAfterDays), context.Today);
        string headline = $"Noted: you introduced {who} to {whom}.";
        List<Fact> facts = [new("Introduced", context.Speech.DaySeenFrom(given.GivenOn, context.Today))];
        if (given.Need is { } need)
        {
            facts.Add(new Fact("Needs", need));
        }

        facts.Add(new Fact("Ask both how it went", day));
        return new Reply
        {
            Text = $"{headline} I'll ask you {day} to call both.",
            Card = new AdaptiveCard
            {
                FallbackText = headline,
                Body = [new TextBlock(headline) { IsBold = true }, new FactSet(facts)],
                Actions = [Buttons.Say("Undo", "undo")],
            },
        };
    }

    private static Person Named(Contact contact) => new(contact.Id, contact.Name, contact.Company)
    {
        Title = contact.Title,
        Email = contact.Email,
        Phone = contact.Phone,
    };
}
