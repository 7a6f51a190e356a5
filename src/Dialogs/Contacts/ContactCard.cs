using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Content;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>A source or client as the workspace knows them: what came of them, what is owed, and what can be done now.</summary>
internal static class ContactCard
{
    private const int MostListed = 3;
    private const int MostButtons = 6;

    /// <summary>The card as a reply.</summary>
    public static async ValueTask<Reply> ReplyAsync(DialogContext context, ContactStory story, CancellationToken cancellationToken)
    {
        Contact contact = story.Contact;
        IReadOnlyList<HeldBack> holds = Readiness.Of(story, null, context.Today);
        string next = NextStep(context, story, holds);
        string summary = $"{ReferralWords.Full(ContactWords.Named(contact))}. Next: {next}";
        var body = new List<CardElement>
        {
            new TextBlock(ReferralWords.Full(ContactWords.Named(contact))) { IsBold = true, Size = TextSize.Large },
            new FactSet([.. await FactsAsync(context, story, cancellationToken).ConfigureAwait(false)]),
            new TextBlock($"Next: {next}") { IsBold = true },
        };
        return new Reply
        {
            Text = summary,
            Card = new AdaptiveCard { FallbackText = summary, Body = body, Actions = await ActionsAsync(context, story, holds, cancellationToken).ConfigureAwait(false) },
        };
    }

    private static async ValueTask<List<Fact>> FactsAsync(DialogContext context, ContactStory story, CancellationToken cancellationToken)
    {
        Contact contact = story.Contact;
        LocalDate today = context.Today;
        Speech speech = context.Speech;
        var facts = new List<Fact>();
        Add("E-mail", contact.Email);
        Add("Phone", contact.Phone);
        Add("Client since", contact.SignedOn is { } signed ? speech.DaySeenFrom(signed, today) : null);
        if (contact.OwnerId is { } owner && owner != context.Member.Id && await context.Members.GetAsync(owner, cancellationToken).ConfigureAwait(false) is { } keeper)
        {
            facts.Add(new Fact("Kept by", keeper.Name));
        }

        foreach (Referral one in story.ToThem.OrderByDescending(one => one.IsOpen).ThenByDescending(one => one.LoggedAt).Take(MostListed))
        {
            Add("Referred", ReferralCard.Status(one, speech, today));
        }

        Add("Introduced", Introduced(story));
        Add("And those", Brought(await Genealogy.BroughtAsync(context, story, cancellationToken).ConfigureAwait(false)));
        Add("Thanks", Thanks(context, story));
        Add("Asked", Asked(context, story));
        Add("Last moment", story.Moments.FirstOrDefault() is { } moment ? $"{AskWords.Happened(moment)}, {Speech.Ago(moment.On, today)}" : null);
        Add("In touch", InTouch(context, story));
        Add("Promises", Promises(context, story));
        Add("Balance", BalanceLine(story));
        Add("Moved by", contact.Motive);
        Add("Notes", string.Join("; ", contact.Notes ?? []));
        return facts;

        void Add(string title, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add(new Fact(title, value));
            }
        }
    }

    private static string? Introduced(ContactStory story)
    {
        List<Referral> made = [.. story.Made];
        List<Referral> counting = [.. made.Where(one => one.Counts)];
        if (made.Count == 0)
        {
            return null;
        }

        var parts = new List<string> { Speech.Count(counting.Count, "referral", "referrals") };
        Add(counting.Count(one => one.Stage == Stage.Won), $"won{Worth(counting.Where(one => one.Stage == Stage.Won))}");
        Add(counting.Count(one => one.IsOpen), "open");
        Add(made.Count - counting.Count, "without an introduction yet");
        string names = Speech.List([.. made.TakeLast(MostListed).Select(one => ReferralWords.Short(one.Prospect))]);
        return $"{string.Join(", ", parts)}: {(made.Count > MostListed ? "lately " : "")}{names}";

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add($"{count} {what}");
            }
        }
    }

    private static string? Brought(IReadOnlyList<Referral> later)
    {
        if (later.Count == 0)
        {
            return null;
        }

        int won = later.Count(one => one.Stage == Stage.Won);
        string names = Speech.List([.. later.Take(MostListed).Select(one => $"{ReferralWords.Short(one.Prospect)} through {ReferralWords.First(one.Source)}")]);
        return $"brought {later.Count} more{(won > 0 ? $", {won} won" : "")}{Worth(later.Where(one => one.Stage == Stage.Won))}: {names}";
    }

    /// <summary>What was won, each currency by itself.</summary>
    private static string Worth(IEnumerable<Referral> won) => ReferralWords.Sums(won) is { Count: > 0 } sums ? $" ({Speech.List(sums)})" : "";

    private static string? Thanks(DialogContext context, ContactStory story)
    {
        List<Referral> owed = [.. story.Made.Where(one => one.OwesThanks)];
        if (owed.Count > 0)
        {
            return $"owed for {Speech.List([.. owed.Take(MostListed).Select(one => ReferralWords.Short(one.Prospect))])}";
        }

        return story.Made.Where(one => one.Thanks is not null).MaxBy(one => one.Thanks!.On) is { Thanks: { } last }
            ? $"none owed; last {(last.Method is { } method ? ReferralWords.Of(method) + ", " : "")}{context.Speech.DaySeenFrom(last.On, context.Today)}"
            : null;
    }

    private static string? Asked(DialogContext context, ContactStory story)
    {
        List<Ask> asks = [.. story.Asks];
        if (asks.Count == 0)
        {
            return null;
        }

        int fruits = asks.Sum(ask => ask.ReferralIds.Count);
        string rate = fruits == 0 ? "" : $"; {((decimal)asks.Count / fruits).ToString("0.#", CultureInfo.InvariantCulture)} {(asks.Count == fruits ? "ask" : "asks")} a referral";
        return $"{Speech.Count(asks.Count, "time", "times")}, last {Speech.Ago(asks[0].On, context.Today)}: {AskWords.Of(asks[0], context.Speech, context.Today)}{rate}";
    }

    private static string? InTouch(DialogContext context, ContactStory story)
    {
        string? last = story.Contact.LastTouchAt is { } at ? Speech.Ago(at.InZone(context.Zone).Date, context.Today) : null;
        return story.Touches.FirstOrDefault() is { Method: { } method } touch
            ? $"{last}; last {ReferralWords.Of(method)}{(touch.What is null ? "" : $" “{touch.What}”")}, {context.Speech.DaySeenFrom(touch.On, context.Today)}"
            : last;
    }

    private static string? Promises(DialogContext context, ContactStory story)
    {
        if (story.Promises.Count > 0)
        {
            return Speech.List([.. story.Promises.Take(MostListed).Select(one => $"{one.What} by {context.Speech.DaySeenFrom(one.DueOn, context.Today)}")]);
        }

        int kept = story.Events.OfType<Promise>().Count(one => one.KeptOn is not null);
        return kept == 0 ? null : $"none open; {kept} kept";
    }

    private static string? BalanceLine(ContactStory story)
    {
        Balance balance = Balance.Of(story);
        return balance is { Received: 0, Given: 0, Asks: 0, Touches: 0 }
            ? null
            : $"{Speech.Count(balance.Received, "referral", "referrals")} received, {balance.Given} given back, {Speech.Count(balance.Asks, "ask", "asks")}, {Speech.Count(balance.Touches, "touch", "touches")}";
    }

    private static string NextStep(DialogContext context, ContactStory story, IReadOnlyList<HeldBack> holds)
    {
        string who = ContactWords.First(story.Contact);
        Referral? untold = story.Made.FirstOrDefault(one => one.RepId == context.Member.Id && one.Untold is not null);
        LocalDate? last = story.Contact.LastTouchAt?.InZone(context.Zone).Date;
        int quietDays = story.Contact.IsSource ? FollowUpRules.Default.SourceQuietDays : FollowUpRules.Default.ClientQuietDays;
        return story switch
        {
            { Promises: [var promise, ..] } => $"{promise.What}, promised by {context.Speech.DaySeenFrom(promise.DueOn, context.Today)}.",
            _ when holds.FirstOrDefault(hold => hold.Referral is not null)?.Referral is { } referral => $"thank {who} for {ReferralWords.Short(referral.Prospect)}.",
            _ when untold is not null => $"tell {who} how it went with {ReferralWords.Short(untold.Prospect)}.",
            _ when story.ToThem.FirstOrDefault(one => one is { IsOpen: true, Counts: true, Stage: Stage.Introduced }) is { ActBy: { } due } =>
                $"contact {who}, {context.Speech.When(due, context.Today)}.",
            _ when last is { } day && day.PlusDays(quietDays) <= context.Today => $"be in touch; it has been {Period.DaysBetween(day, context.Today)} days.",
            _ when Balance.Of(story).IsTimeToGive => $"give {who} something before you ask again.",
            _ when holds.Count > 0 => AskWords.Of(holds[0], context.Speech, context.Today, context.Member.Id),
            _ when story.Moments.Any(moment => moment is { IsSettled: false }) => $"ask {who} for a referral.",
            _ => "nothing owed. Ask at the next good moment.",
        };
    }

    private static async ValueTask<IReadOnlyList<CardAction>> ActionsAsync(DialogContext context, ContactStory story, IReadOnlyList<HeldBack> holds, CancellationToken cancellationToken)
    {
        string id = story.Contact.Id;
        var actions = new List<CardAction>();
        actions.AddRange(AskCard.Remedies(context, holds));
        actions.Add(Buttons.Do("Show words to ask", HowToAsk.WordsVerb, (ContactDialog.ContactId, id)));
        actions.Add(Buttons.Do("Log a touch", LogTouch.ChooseVerb, (ContactDialog.ContactId, id)));
        if ((await ShareContent.FittingAsync(context, story, cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            actions.Add(Buttons.Do("Share something", ShareContent.OpenVerb, (ContactDialog.ContactId, id)));
        }

        actions.Add(Buttons.Do("Note what moves them", NoteMotive.OpenVerb, (ContactDialog.ContactId, id)));
        if (story.Referrals.Count > 0)
        {
            actions.Add(Buttons.Do("Show referrals", ShowSubject.ReferralsVerb, (ContactDialog.ContactId, id)));
        }

        return [.. actions.Take(MostButtons)];
    }
}
