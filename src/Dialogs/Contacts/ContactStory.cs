using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>All that the workspace has with one contact, as its rows tell it.</summary>
public sealed record ContactStory
{
    private const int MostReferrals = 100;
    private const int MostEvents = 200;
    private const int MostPromises = 20;
    private const int MostGiven = 50;

    /// <summary>The contact.</summary>
    public required Contact Contact { get; init; }

    /// <summary>The referrals in which they have a part, oldest first.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];

    /// <summary>What passed between them and the members, newest first.</summary>
    public IReadOnlyList<ContactEvent> Events { get; init; } = [];

    /// <summary>The promises that any member still owes them, oldest first.</summary>
    public IReadOnlyList<Promise> Promises { get; init; } = [];

    /// <summary>The referrals that members gave them, oldest first.</summary>
    public IReadOnlyList<GivenReferral> Given { get; init; } = [];

    /// <summary>The referrals that they made.</summary>
    public IEnumerable<Referral> Made => Referrals.Where(one => one.Source.ContactId == Contact.Id);

    /// <summary>The referrals to them.</summary>
    public IEnumerable<Referral> ToThem => Referrals.Where(one => one.Prospect.ContactId == Contact.Id);

    /// <summary>The asks, newest first.</summary>
    public IEnumerable<Ask> Asks => Events.OfType<Ask>();

    /// <summary>The value moments, newest first.</summary>
    public IEnumerable<ValueMoment> Moments => Events.OfType<ValueMoment>();

    /// <summary>The touches, newest first.</summary>
    public IEnumerable<Touch> Touches => Events.OfType<Touch>();

    /// <summary>Reads it: four range queries, whatever the number of rows.</summary>
    public static async ValueTask<ContactStory> ReadAsync(WorkContext context, Contact contact, CancellationToken cancellationToken) => new()
    {
        Contact = contact,
        Referrals = await context.Referrals.OfContactAsync(contact.Id, MostReferrals, cancellationToken).ConfigureAwait(false),
        Events = await context.Events.OfContactAsync(contact.Id, MostEvents, cancellationToken).ConfigureAwait(false),
        Promises = await context.Events.PromisedToAsync(contact.Id, MostPromises, cancellationToken).ConfigureAwait(false),
        Given = await context.Given.ToContactAsync(contact.Id, MostGiven, cancellationToken).ConfigureAwait(false),
    };
}
