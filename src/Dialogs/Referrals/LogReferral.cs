using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>
/// Records a referral received. It asks for the source and the prospect where they were not said, one at a time, for
/// nothing else; which of several people is meant; and whether to join what looks like the same referral.
/// </summary>
public sealed class LogReferral : Dialog
{
    private const string Praise = "Nice. ";
    private const string SourceVerb = "log.source";
    private const string ProspectVerb = "log.prospect";
    private const string WhichSourceVerb = "log.which-source";
    private const string WhichProspectVerb = "log.which-prospect";
    private const string DuplicateVerb = "log.duplicate";

    private const string Choice = "choice";
    private const string Somebody = "new";
    private const string SourceId = "sourceId";
    private const string ProspectId = "prospectId";
    private const string DuplicateOf = "duplicateOf";
    private const string LogAnyway = "anyway";
    private const string Join = "join";
    private const string Drop = "drop";

    private const int MostChoices = 4;
    private static readonly string[] WordsAroundAChoice = ["the", "one", "from", "at", "of", "it", "is", "s", "please"];
    private static readonly Period DuplicateWithin = Period.FromDays(14);

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.LogReferral];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [SourceVerb, ProspectVerb, WhichSourceVerb, WhichProspectVerb, DuplicateVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
    [
        "log referral from Kim",
        "Kim Lee at Acme introduced me to Dana Fox, VP Sales at Globex, by email",
    ];

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        ContinueAsync(context, frame, new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (context.Question is not { } question || question.Verb != pressed.Verb || !pressed.Data.TryGetValue(Choice, out string? choice))
        {
            return new Reply { Text = "That question is settled already. “My referrals” shows what I have.", ReplacesCard = true };
        }

        Reply reply = await ChooseAsync(context, question, choice, cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        switch (question.Verb)
        {
            case SourceVerb:
            case ProspectVerb:
                return await NameAsync(context, question, text, reading, cancellationToken).ConfigureAwait(false);

            case DuplicateVerb:
                string? decision = reading.Frame.Intent switch
                {
                    Intent.Yes => LogAnyway,
                    Intent.No => Drop,
                    _ => text.Trim().ToLowerInvariant() switch
                    {
                        "join" or "join it" or "same" or "same one" => Join,
                        "log anyway" or "anyway" or "new" => LogAnyway,
                        _ => null,
                    },
                };
                return decision is null ? null : await ChooseAsync(context, question, decision, cancellationToken).ConfigureAwait(false);

            default:
                return await ChooseByWordsAsync(context, question, text, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<Reply?> NameAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (CounterQuestion.Is(text) || await AskFurther.IsOfMemberAsync(context, text, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        Frame? said = await ReadAnswerAsync(context, question, text, cancellationToken).ConfigureAwait(false)
            ?? await ReadAnswerAsync(context, question, FirstClause(text), cancellationToken).ConfigureAwait(false);
        Frame? detail = said is null && reading.Frame is { Intent: Intent.UpdateReferral, Subject: null, Stage: null } ? reading.Frame : null;
        if ((said ?? detail) is not { } more)
        {
            return null;
        }

        context.CloseQuestion();
        Reply reply = await ContinueAsync(context, Merge(question.Draft, more), question.Decided, cancellationToken).ConfigureAwait(false);
        return detail is null ? reply : reply with { Text = $"{Noted(detail)} {reply.Text.Replace(Praise, "", StringComparison.Ordinal)}" };
    }

    /// <summary>"Noted: worth $30,000."</summary>
    private static string Noted(Frame detail) => detail switch
    {
        { Value: { } value } => $"Noted: worth {Speech.Money(value)}.",
        { Introduction: { } introduction } => $"Noted: introduced {ReferralWords.Of(introduction)}.",
        _ => "Noted.",
    };

    /// <summary>
    /// Reads an answer as the rest of the sentence that it completes, so that "kim intro'd us by email" is understood here
    /// as it is anywhere. Null where nobody is named.
    /// </summary>
    private static async ValueTask<Frame?> ReadAnswerAsync(DialogContext context, Question question, string text, CancellationToken cancellationToken)
    {
        bool asksSource = question.Verb == SourceVerb;
        string sentence = asksSource ? $"log referral from {text}" : $"log referral from {Called(question.Draft.Source)}: {text}";
        Frame said = (await context.ReadAsync(sentence, cancellationToken).ConfigureAwait(false)).Frame;
        Party? found = asksSource ? said.Source : said.Prospect;
        return said.Intent == Intent.LogReferral && (found?.Name ?? found?.Company) is not null ? said : null;
    }

    private static string Called(Party? party) => party?.Name is null ? party?.Company ?? "" : party.Company is null ? party.Name : $"{party.Name} at {party.Company}";

    private static string FirstClause(string text)
    {
        int end = text.AsSpan().IndexOfAny(",;\n");
        return end < 0 ? text : text[..end];
    }

    private static async ValueTask<Reply?> ChooseByWordsAsync(DialogContext context, Question question, string text, CancellationToken cancellationToken)
    {
        List<string> words = [.. ContactStore.WordsOf(text).Except(WordsAroundAChoice, StringComparer.Ordinal)];
        if (words.Count == 0)
        {
            return null;
        }

        Party party = PartyOf(question)!;
        List<Contact> fitting = [.. (await PersonFinder.MatchesAsync(context, party, cancellationToken).ConfigureAwait(false))
            .Where(contact => words.All(ContactStore.WordsOf($"{contact.Name} {contact.Company}").Contains))];
        string? choice = fitting.Count == 1 ? fitting[0].Id
            : words is ["new", ..] or ["somebody", ..] or ["someone", ..] or ["another", ..] ? Somebody
            : null;
        return choice is null ? null : await ChooseAsync(context, question, choice, cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask<Reply> ChooseAsync(DialogContext context, Question question, string choice, CancellationToken cancellationToken)
    {
        string decision = question.Verb switch
        {
            WhichSourceVerb => SourceId,
            WhichProspectVerb => ProspectId,
            _ => DuplicateVerb,
        };
        context.CloseQuestion();
        if (decision != DuplicateVerb || choice == LogAnyway)
        {
            var decided = new Dictionary<string, string>(question.Decided, StringComparer.Ordinal) { [decision] = choice };
            return ContinueAsync(context, question.Draft, decided, cancellationToken);
        }

        return choice == Join
            ? JoinAsync(context, question, cancellationToken)
            : ValueTask.FromResult(new Reply { Text = "All right, I kept only the one I had." });
    }

    private static async ValueTask<Reply> JoinAsync(DialogContext context, Question question, CancellationToken cancellationToken)
    {
        Referral? before = await context.Referrals.GetAsync(question.Decided[DuplicateOf], cancellationToken).ConfigureAwait(false);
        if (before is null)
        {
            return new Reply { Text = "The other one is gone by now. Please log it once more." };
        }

        Frame draft = question.Draft;
        Referral joined = before with
        {
            Source = await MoreOfSourceAsync(context, before.Source, draft.Source!, cancellationToken).ConfigureAwait(false),
            Introduction = draft.Introduction ?? before.Introduction,
            Value = draft.Value ?? before.Value,
            Need = draft.Need ?? before.Need,
            ActBy = draft.Due ?? before.ActBy,
            Prospect = before.Prospect with
            {
                Title = draft.Prospect?.Title ?? before.Prospect.Title,
                Email = draft.Prospect?.Email ?? before.Prospect.Email,
                Phone = draft.Prospect?.Phone ?? before.Prospect.Phone,
            },
            ChangedAt = context.Now,
        };
        joined = joined with { ReceivedOn = Reception.DayOf(context, before, joined) };
        joined = context.Referrals.Save(before, await Reception.NoteAsync(context, before, joined, cancellationToken).ConfigureAwait(false));
        await context.KeepForUndoAsync($"joining {ReferralWords.Short(joined.Prospect)}", cancellationToken).ConfigureAwait(false);
        return await ReferralCard.ReplyAsync(context, joined, "I added that to the referral I had.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The source with what was said of it now: "Kim" becomes "Kim Lee (Acme)".</summary>
    private static async ValueTask<Person> MoreOfSourceAsync(DialogContext context, Person known, Party said, CancellationToken cancellationToken)
    {
        Contact? contact = await context.Contacts.GetAsync(known.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is null)
        {
            return known;
        }

        bool isFuller = ContactStore.WordsOf(said.Name).Count > ContactStore.WordsOf(contact.Name).Count;
        return Named(Keep(context, contact, said, isFuller ? said.Name : contact.Name));
    }

    private static Frame Merge(Frame draft, Frame said) => draft with
    {
        Source = Merge(draft.Source, said.Source),
        Prospect = Merge(draft.Prospect, said.Prospect),
        Introduction = draft.Introduction ?? said.Introduction,
        Value = draft.Value ?? said.Value,
        Need = draft.Need ?? said.Need,
        Date = draft.Date ?? said.Date,
        Due = draft.Due ?? said.Due,
    };

    private static Party? Merge(Party? known, Party? said) =>
        known is null ? said
        : said is null ? known
        : known with
        {
            Company = known.Company ?? said.Company,
            Title = known.Title ?? said.Title,
            Email = known.Email ?? said.Email,
            Phone = known.Phone ?? said.Phone,
        };

    private static async ValueTask<Reply> ContinueAsync(DialogContext context, Frame draft, IReadOnlyDictionary<string, string> decided, CancellationToken cancellationToken)
    {
        if (draft.Source?.Name is null && draft.Source?.Company is null)
        {
            return Ask(context, SourceVerb, "Who gave you the referral? A name is enough, a company helps.", draft, decided);
        }

        (Contact? source, Reply? which) = await ResolveAsync(context, draft.Source, WhichSourceVerb, SourceId, draft, decided, cancellationToken).ConfigureAwait(false);
        if (which is not null)
        {
            return which;
        }

        if (draft.Prospect?.Name is null && draft.Prospect?.Company is null)
        {
            string from = source is null ? ReferralWords.Short(draft.Source.Name, draft.Source.Company) : ReferralWords.Short(source.Name, source.Company);
            return Ask(context, ProspectVerb, $"{Praise}Who did {from} introduce you to? A name and company is plenty.", draft, decided);
        }

        if (IsSame(draft.Source, draft.Prospect))
        {
            string name = draft.Source.Name ?? draft.Source.Company!;
            return Ask(context, ProspectVerb, $"{name} is who introduced you. Who did {name} introduce you to?", draft with { Prospect = null }, decided);
        }

        (Contact? prospect, which) = await ResolveAsync(context, draft.Prospect, WhichProspectVerb, ProspectId, draft, decided, cancellationToken).ConfigureAwait(false);
        if (which is not null)
        {
            return which;
        }

        if (prospect is not null && !decided.ContainsKey(DuplicateVerb)
            && await FindDuplicateAsync(context, source, draft.Source, prospect, cancellationToken).ConfigureAwait(false) is { } duplicate)
        {
            return AskAboutDuplicate(context, duplicate, draft, decided);
        }

        return await SaveAsync(context, draft, source, prospect, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether somebody is said to have introduced themselves.</summary>
    private static bool IsSame(Party source, Party prospect) =>
        ContactStore.WordsOf(source.Name).SequenceEqual(ContactStore.WordsOf(prospect.Name), StringComparer.Ordinal)
        && (source.Company is null || prospect.Company is null || ContactStore.WordsOf(source.Company).SequenceEqual(ContactStore.WordsOf(prospect.Company), StringComparer.Ordinal))
        && (source.Name is not null || source.Company is not null && prospect.Company is not null);

    private static async ValueTask<(Contact? Contact, Reply? Which)> ResolveAsync(
        DialogContext context, Party party, string verb, string decision, Frame draft, IReadOnlyDictionary<string, string> decided, CancellationToken cancellationToken)
    {
        if (decided.TryGetValue(decision, out string? chosen))
        {
            return (chosen == Somebody ? null : await context.Contacts.GetAsync(chosen, cancellationToken).ConfigureAwait(false), null);
        }

        IReadOnlyList<Contact> matches = await PersonFinder.MatchesAsync(context, party, cancellationToken).ConfigureAwait(false);
        return matches.Count switch
        {
            0 => (null, null),
            1 => (matches[0], null),
            _ => (null, AskWhich(context, verb, party, matches, draft, decided)),
        };
    }

    private static Reply AskWhich(DialogContext context, string verb, Party party, IReadOnlyList<Contact> matches, Frame draft, IReadOnlyDictionary<string, string> decided)
    {
        string text = $"Which {party.Name ?? party.Company} do you mean?";
        var lines = new List<CardElement> { new TextBlock(text) };
        var buttons = new List<CardAction>();
        foreach (Contact contact in matches.Take(MostChoices))
        {
            string who = ReferralWords.Short(contact.Name, contact.Company);
            string contactLine = contact.LastTouchAt is { } at ? $"{who}, last contact {Speech.Ago(at.InZone(context.Zone).Date, context.Today)}" : who;
            lines.Add(new TextBlock(contactLine));
            buttons.Add(Buttons.Do(who, verb, (Choice, contact.Id)));
        }

        buttons.Add(Buttons.Do("Somebody new", verb, (Choice, Somebody)));
        return context.Ask(new Question
        {
            Verb = verb,
            AskedAt = context.Now,
            Ask = new Reply { Text = text, Card = new AdaptiveCard { FallbackText = text, Body = lines, Actions = buttons } },
            Draft = draft,
            Decided = decided,
        });
    }

    private static Reply Ask(DialogContext context, string verb, string text, Frame draft, IReadOnlyDictionary<string, string> decided) =>
        context.Ask(new Question { Verb = verb, AskedAt = context.Now, Ask = new Reply { Text = text }, Draft = draft, Decided = decided });

    /// <summary>A referral of the same prospect from the same source; "Kim" and "Kim Lee" may be the same.</summary>
    private static async ValueTask<Referral?> FindDuplicateAsync(DialogContext context, Contact? source, Party said, Contact prospect, CancellationToken cancellationToken)
    {
        const int MostOfOneProspect = 50;
        LocalDate since = context.Today - DuplicateWithin;
        IReadOnlyList<Referral> known = await context.Referrals.OfContactAsync(prospect.Id, MostOfOneProspect, cancellationToken).ConfigureAwait(false);
        return known.LastOrDefault(one => one.Prospect.ContactId == prospect.Id
            && one.RepId == context.Member.Id
            && one.LoggedAt.InZone(context.Zone).Date >= since
            && (one.Source.ContactId == source?.Id || PersonFinder.MayBe(said, one.Source)));
    }

    private static Reply AskAboutDuplicate(DialogContext context, Referral duplicate, Frame draft, IReadOnlyDictionary<string, string> decided)
    {
        string day = Speech.Ago(duplicate.LoggedAt.InZone(context.Zone).Date, context.Today);
        string text = $"You logged {ReferralWords.Short(duplicate.Prospect)} from {ReferralWords.Short(duplicate.Source)} {day} already. Is this the same one?";
        return context.Ask(new Question
        {
            Verb = DuplicateVerb,
            AskedAt = context.Now,
            Ask = Buttons.Reply(
                text,
                Buttons.Do("Join them", DuplicateVerb, (Choice, Join)),
                Buttons.Do("Log anyway", DuplicateVerb, (Choice, LogAnyway)),
                Buttons.Do("Cancel", DuplicateVerb, (Choice, Drop))),
            Draft = draft,
            Decided = new Dictionary<string, string>(decided, StringComparer.Ordinal) { [DuplicateOf] = duplicate.Id },
        });
    }

    private static async ValueTask<Reply> SaveAsync(DialogContext context, Frame draft, Contact? source, Contact? prospect, CancellationToken cancellationToken)
    {
        Contact from = Keep(context, source, draft.Source!, source?.Name ?? draft.Source!.Name);
        Contact to = Keep(context, prospect, draft.Prospect!, prospect?.Name ?? draft.Prospect!.Name);
        LocalDate receivedOn = draft.Date ?? context.Today;
        var received = new Referral
        {
            Id = Ids.New(context.Now),
            RepId = context.Member.Id,
            Source = Named(from),
            Prospect = Named(to),
            Introduction = draft.Introduction,
            Value = draft.Value,
            Need = draft.Need,
            ReceivedOn = receivedOn,
            ActBy = draft.Due ?? await FirstStepAsync(context, draft.Introduction, cancellationToken).ConfigureAwait(false),
            History = [new StageChange(Stage.Introduced, receivedOn, context.Member.Id, context.Now)],
            LoggedAt = context.Now,
            ChangedAt = context.Now,
        };
        Referral referral = context.Referrals.Save(null, await Reception.NoteAsync(context, null, received, cancellationToken).ConfigureAwait(false));
        await AskLog.ReceivedAsync(context, referral, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"logging {ReferralWords.Short(referral.Prospect)}", cancellationToken).ConfigureAwait(false);
        string headline = referral.Introduction switch
        {
            Introduction.NameOnly => $"Saved as a lead. It becomes a referral when {ReferralWords.First(referral.Source)} introduces you.",
            Introduction.Promised => $"Saved as a lead, with the introduction {ReferralWords.First(referral.Source)} promised.",
            _ => $"Logged, with thanks owed to {ReferralWords.First(referral.Source)}.",
        };
        return await ReferralCard.ReplyAsync(context, referral, headline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whoever was introduced is contacted next; for an introduction that is only promised, one waits a little.</summary>
    private static async ValueTask<When> FirstStepAsync(DialogContext context, Introduction? introduction, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        int days = introduction is Introduction.Promised or Introduction.NameOnly ? rules.IntroductionAfterDays : rules.ContactWithinDays;
        return new When(WorkingDays.After(context.Today, days, rules.Holidays));
    }

    private static Contact Keep(DialogContext context, Contact? known, Party said, string? name)
    {
        Contact after = (known ?? new Contact { Id = Ids.New(context.Now) }) with
        {
            Name = name,
            Company = said.Company ?? known?.Company,
            Title = ReferralWords.Capitalised(said.Title) ?? known?.Title,
            Email = said.Email ?? known?.Email,
            Phone = said.Phone ?? known?.Phone,
            LastTouchAt = context.Now,
        };
        return context.Contacts.Save(known, after);
    }

    private static Person Named(Contact contact) => new(contact.Id, contact.Name, contact.Company)
    {
        Title = contact.Title,
        Email = contact.Email,
        Phone = contact.Phone,
    };

    private static Party? PartyOf(Question question) =>
        question.Verb == WhichSourceVerb ? question.Draft.Source : question.Draft.Prospect;
}
