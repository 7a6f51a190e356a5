using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>How much came from one source or company: "how many referrals did we get from Acme". Reps see their own.</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class CountFromSource(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    private const string Name = "name";
    private const int MostOfContact = 1000;
    private const int MostLines = 10;
    private const int LongestQuestion = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["how many referrals did we get from Acme"];

    /// <inheritdoc/>
    protected override string WhichVerb => "source.count-which";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => reading.Frame.Intent == Intent.ShowReport && text.Length <= LongestQuestion && From().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        // The name and the time are read as in a list of referrals.
        Frame named = (await context.ReadAsync($"referrals from {From().Match(text).Groups[Name].Value}", cancellationToken).ConfigureAwait(false)).Frame;
        if (named is not { Intent: Intent.ShowReferrals, Subject: { } subject })
        {
            return null;
        }

        string? person = (await context.ReadAsync(text, cancellationToken).ConfigureAwait(false)).Frame.Person;
        var frame = new Frame { Intent = Intent.ShowReport, Person = OwnForReps(context, person), Period = named.Period, Subject = subject };
        return await AskAsync(context, frame, cancellationToken).ConfigureAwait(false);
    }

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken)
    {
        string subject = frame.Subject!;
        IReadOnlySet<string>? members = scope.MemberIds;
        List<Referral> made = [];
        IReadOnlyList<Contact> contacts = await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
        bool isCut = contacts.Count >= ContactStore.MostForWord;
        foreach (Contact contact in contacts)
        {
            IReadOnlyList<Referral> some = await context.Referrals.OfContactAsync(contact.Id, MostOfContact, cancellationToken).ConfigureAwait(false);
            isCut |= some.Count == MostOfContact;
            made.AddRange(some.Where(one => one.Source.ContactId == contact.Id && members?.Contains(one.RepId) != false && frame.Period?.Contains(one.ReceivedOn) != false));
        }

        string when = frame.Period is { } period ? $" {PeriodWords.InSoFar(period, context.Today, context.Speech)}" : "";
        List<Referral> counted = [.. made.Where(one => one.Counts)];
        List<Referral> won = [.. counted.Where(one => one.Stage == Stage.Won)];
        int leads = made.Count - counted.Count;
        string title = $"{(scope.Title == "You" ? "You have" : $"{scope.Title} has")} {(isCut ? "at least " : "")}{Speech.Count(counted.Count, "referral", "referrals")} from {subject}{when}"
            + (leads > 0 ? $" and {Speech.Count(leads, "lead", "leads")}" : "")
            + (won.Count > 0 ? $"; {won.Count} won{ReferralWords.Worth(won)}" : "") + ".";
        return made.Count == 0 ? new Reply { Text = title } : new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. made.OrderByDescending(one => one.ReceivedOn).Take(MostLines).Select(one => new TextBlock(ReferralCard.Line(one, context.Speech, context.Today))),
                    .. made.Count > MostLines ? [new TextBlock($"… and {made.Count - MostLines} more.") { IsSubtle = true }] : Array.Empty<CardElement>(),
                ],
            },
        };
    }

    [GeneratedRegex(@"\bhow (?:many|much)\b.*\b(?:from|by|through|via) (?<name>.+?)[\s?!.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();
}
