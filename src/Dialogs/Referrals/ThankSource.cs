using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Records that a source was thanked, and how.</summary>
public sealed class ThankSource : Dialog
{
    /// <summary>The source of the referral was thanked, by <see cref="Method"/> where it is given.</summary>
    public const string ThankedVerb = "referral.thanked";

    /// <summary>The name under which a button carries the way of thanking.</summary>
    public const string Method = "method";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Thanked];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ThankedVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["thanked Kim with a note"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        List<Referral> fromSource = [];
        foreach (Contact source in frame.Subject is null ? [] : await PersonFinder.AboutAsync(context, frame.Subject, cancellationToken).ConfigureAwait(false))
        {
            fromSource.AddRange(await ReferralFinder.FromSourceAsync(context, source.Id, cancellationToken).ConfigureAwait(false));
        }

        if (fromSource.Count == 0)
        {
            string who = frame.Subject ?? "them";
            return Buttons.Reply($"I have no referral of yours from {who}, so there is nothing to thank {who} for yet.", Buttons.Say("Log a referral", "log referral"));
        }

        List<Referral> owed = [.. fromSource.Where(one => one.OwesThanks || one.Untold is not null)];
        if (owed.Count == 0)
        {
            Referral latest = fromSource.MaxBy(one => one.LoggedAt)!;
            owed.Add(latest);
        }

        var thanked = new List<Referral>();
        foreach (Referral one in owed)
        {
            Referral? before = await context.Referrals.GetAsync(one.Id, cancellationToken).ConfigureAwait(false);
            if (before is not null)
            {
                thanked.Add(await ThankAsync(context, before, frame.Method, frame.Date ?? context.Today, cancellationToken).ConfigureAwait(false));
            }
        }

        await context.KeepForUndoAsync($"the thanks to {ReferralWords.First(thanked[^1].Source)}", cancellationToken).ConfigureAwait(false);
        return await ReferralCard.ReplyAsync(context, thanked[^1], Headline([.. thanked]), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
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
        Reply answer = await ReferralCard.ReplyAsync(context, thanked, Headline(thanked), cancellationToken).ConfigureAwait(false);
        return answer with { ReplacesCard = true };
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
