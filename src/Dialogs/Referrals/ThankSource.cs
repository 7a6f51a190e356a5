using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Records that a source was thanked, and how.</summary>
public sealed class ThankSource : ContactDialog
{
    /// <summary>The source of the referral was thanked, by <see cref="Method"/> where it is given.</summary>
    public const string ThankedVerb = "referral.thanked";

    /// <summary>The name under which a button carries the way of thanking.</summary>
    public const string Method = "method";

    /// <summary>So many referrals of a source are written at once: each takes several rows, and a turn commits at most a hundred.</summary>
    private const int MostAtOnce = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Thanked];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ThankedVerb, WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["thanked Kim with a note"];

    /// <inheritdoc/>
    protected override string WhichVerb => "referral.thanked-which";

    /// <inheritdoc/>
    protected override string WhoQuestion => "Whom did you thank?";

    /// <inheritdoc/>
    protected override bool MayBeNew => false;

    /// <summary>Of those of that name, who introduced somebody to the member, and of these who waits for thanks.</summary>
    protected override async ValueTask<IReadOnlyList<Contact>> CandidatesAsync(DialogContext context, string subject, CancellationToken cancellationToken)
    {
        List<(Contact Contact, bool IsOwed)> sources = [];
        foreach (Contact contact in await base.CandidatesAsync(context, subject, cancellationToken).ConfigureAwait(false))
        {
            IReadOnlyList<Referral> made = await ReferralFinder.FromSourceAsync(context, contact.Id, cancellationToken).ConfigureAwait(false);
            if (made.Count > 0)
            {
                sources.Add((contact, made.Any(IsOwed)));
            }
        }

        return [.. (sources.Exists(one => one.IsOwed) ? sources.Where(one => one.IsOwed) : sources).Select(one => one.Contact)];
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> ActAsync(DialogContext context, Frame frame, Contact contact, string words, CancellationToken cancellationToken)
    {
        IReadOnlyList<Referral> made = await ReferralFinder.FromSourceAsync(context, contact.Id, cancellationToken).ConfigureAwait(false);
        if (made.Count == 0)
        {
            string who = frame.Subject ?? ContactWords.First(contact);
            return Buttons.Reply($"I have no referral of yours from {who}, so there is nothing to thank {who} for yet.", Buttons.Say("Log a referral", "log referral"));
        }

        List<Referral> owed = [.. Named([.. made.Where(IsOwed)], contact, words)];
        if (owed.Count == 0)
        {
            // How they were thanked belongs to the thanks that do not say it yet.
            List<Referral> named = Named([.. made], contact, words);
            owed.Add(named.FindAll(one => one.Thanks is { Method: null }).MaxBy(one => one.ChangedAt) ?? named.MaxBy(one => one.LoggedAt)!);
        }

        var thanked = new List<Referral>();
        foreach (Referral one in owed.Take(MostAtOnce))
        {
            if (await context.Referrals.GetAsync(one.Id, cancellationToken).ConfigureAwait(false) is { } before)
            {
                thanked.Add(await ThankAsync(context, before, frame.Method, frame.Date ?? context.Today, cancellationToken).ConfigureAwait(false));
            }
        }

        await context.KeepForUndoAsync($"the thanks to {ReferralWords.First(thanked[^1].Source)}", cancellationToken).ConfigureAwait(false);
        string more = owed.Count > MostAtOnce ? $" {owed.Count - MostAtOnce} more wait for thanks: say it once more for those." : "";
        return await ReferralCard.ReplyAsync(context, thanked[^1], Headline([.. thanked]) + more, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask<Reply> PressedAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        (Referral? referral, Reply? reply) = await ReferralFinder.PressedAsync(context, pressed, ReferralCard.Id, cancellationToken).ConfigureAwait(false);
        if (reply is not null)
        {
            return reply;
        }

        TouchMethod? method = Enum.TryParse(pressed.Data.GetValueOrDefault(Method), out TouchMethod how) ? how : null;
        if (referral!.Untold is null && referral.Thanks is { } known && (method is null || method == known.Method))
        {
            Reply again = await ReferralCard.ReplyAsync(context, referral, Headline(referral), cancellationToken).ConfigureAwait(false);
            return again with { ReplacesCard = true };
        }

        Referral thanked = await ThankAsync(context, referral, method, referral.Thanks?.On ?? context.Today, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync($"the thanks to {ReferralWords.First(thanked.Source)}", cancellationToken).ConfigureAwait(false);
        context.Remember(new Understood(new Frame { Intent = Intent.Thanked, Subject = thanked.Source.Name ?? thanked.Source.Company, Method = method }));
        Reply answer = await ReferralCard.ReplyAsync(context, thanked, Headline(thanked), cancellationToken).ConfigureAwait(false);
        return answer with { ReplacesCard = true };
    }

    private static bool IsOwed(Referral referral) => referral.OwesThanks || referral.Untold is not null;

    /// <summary>"thanked Kim for Raj": those whose prospect the sentence names, else all.</summary>
    private static List<Referral> Named(List<Referral> owed, Contact source, string sentence)
    {
        List<string> said = [.. ContactStore.WordsOf(sentence).Except(ContactStore.WordsOf($"{source.Name} {source.Company}"))];
        List<Referral> named = owed.FindAll(one => ContactStore.WordsOf($"{one.Prospect.Name} {one.Prospect.Company}").Any(said.Contains));
        return named.Count > 0 ? named : owed;
    }

    /// <summary>
    /// Notes that the source of a referral was thanked. Whoever is thanked hears how it went: news is told by it, too, and
    /// the first thanks stay as they were.
    /// </summary>
    internal static async ValueTask<Referral> ThankAsync(DialogContext context, Referral before, TouchMethod? method, LocalDate on, CancellationToken cancellationToken)
    {
        if (await context.Contacts.GetAsync(before.Source.ContactId, cancellationToken).ConfigureAwait(false) is { } source)
        {
            context.Contacts.Save(source, source with { LastTouchAt = context.Now });
        }

        bool tellsNews = before is { Thanks: not null, Untold: not null };
        return context.Referrals.Save(before, before with
        {
            Thanks = tellsNews ? before.Thanks : new Thanks(on, method),
            Told = before.Untold is null ? before.Told : new Told(on, context.Now, method),
            ChangedAt = context.Now,
        });
    }

    private static string Headline(params IReadOnlyList<Referral> thanked)
    {
        string how = thanked[^1].Thanks?.Method is { } method ? $" ({ReferralWords.Of(method)})" : "";
        string what = thanked.Count > 1 ? $" for {Speech.List([.. thanked.Select(one => ReferralWords.Short(one.Prospect)).Distinct(StringComparer.Ordinal)])}" : "";
        return $"Thanked {ReferralWords.First(thanked[^1].Source)}{how}{what}.";
    }
}
