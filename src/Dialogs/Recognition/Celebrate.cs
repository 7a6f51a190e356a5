using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Recognition;

/// <summary>
/// Switches on and off, channel by channel, that wins and the month's best are celebrated there; and whether with what it
/// is worth and with whom. Everybody may, in the channel itself.
/// </summary>
/// <param name="rosters">Tells which channel a thread is in.</param>
public sealed class Celebrate(IRosters rosters) : Dialog
{
    /// <summary>The kind of the appointment to celebrate a win; the id is the referral's, with the channel's behind it where it is to be celebrated in that one alone.</summary>
    internal const string Win = "win";

    /// <summary>The kind of the appointment for the month's honours; the id is the channel's.</summary>
    internal const string Honours = "honours";

    private static readonly LocalTime HonoursTime = new(10, 0);

    /// <summary>For so long a win can be undone before anybody hears of it.</summary>
    private static readonly Duration Wait = Duration.FromMinutes(10);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        bool starts = words is ["celebrate", "wins", ..] or ["celebrate", "our", "wins", ..];
        if (!starts && words is not (["stop", "celebrating", "wins", ..] or ["stop", "celebrating"]))
        {
            return null;
        }

        Place place = rosters.Whole(context.Turn.In);
        if (place is not { Kind: not PlaceKind.Personal, ConversationId: { } id })
        {
            return new Reply { Text = "Say that in the channel in which I am to celebrate: “celebrate wins”, or “celebrate wins with amounts and names”." };
        }

        if (!starts)
        {
            context.Celebrations.Delete(id);
            await context.Appointments.CancelAsync(Honours, id, cancellationToken).ConfigureAwait(false);
            return new Reply { Text = "All right, no more celebrations here.", IsPublic = true };
        }

        var celebration = new Celebration(place, context.Zone.Id, context.Member.Id)
        {
            ShowsAmounts = words.Contains("amounts"),
            ShowsClients = words.Contains("names"),
        };
        context.Celebrations.Save(celebration);
        await AppointHonoursAsync(context, celebration, cancellationToken).ConfigureAwait(false);
        string what = (celebration.ShowsAmounts, celebration.ShowsClients) switch
        {
            (true, true) => "with amounts and names",
            (true, false) => "with amounts, without names of clients",
            (false, true) => "with names of clients, without amounts",
            (false, false) => "without amounts or names of clients",
        };
        return new Reply { Text = $"From now on I celebrate wins here, {what}, and the month's best on the first working day of the next. “Stop celebrating wins” ends it.", IsPublic = true };
    }

    /// <summary>Has a win celebrated a little later, where any channel wants that: until then it can be undone.</summary>
    internal static async ValueTask ExpectAsync(WorkContext context, Referral won, CancellationToken cancellationToken)
    {
        if (won.Counts && (await context.Celebrations.ListAsync(cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            await context.Appointments.SetAsync(Win, won.Id, context.Now + Wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Has a win celebrated in one channel later than in the others.</summary>
    internal static ValueTask ExpectAsync(WorkContext context, Referral won, Place place, CancellationToken cancellationToken) =>
        context.Appointments.SetAsync(Win, $"{won.Id}|{place.ConversationId}", context.Now + BoardSchedule.AskAgain, cancellationToken);

    /// <summary>The referral that an appointment is about, and the channel; null for all of them.</summary>
    internal static (string ReferralId, string? ConversationId) Parse(string appointmentId) =>
        appointmentId.Split('|', 2) is [var referralId, var conversationId] ? (referralId, conversationId) : (appointmentId, null);

    /// <summary>Ends the celebrations of a channel in which nothing can be posted any more, and tells who switched them on.</summary>
    internal static async ValueTask EndAsync(WorkContext context, string conversationId, CancellationToken cancellationToken)
    {
        if (await context.Celebrations.GetAsync(conversationId, cancellationToken).ConfigureAwait(false) is not { } celebration)
        {
            return;
        }

        context.Celebrations.Delete(conversationId);
        await context.Appointments.CancelAsync(Honours, conversationId, cancellationToken).ConfigureAwait(false);
        if (await context.Members.GetAsync(celebration.SetBy, cancellationToken).ConfigureAwait(false) is { } member)
        {
            context.Send(member, new Reply
            {
                Text = $"I stopped celebrating wins in {BoardSchedule.NameOf(celebration.Place, isHere: false)}: the channel is archived or gone, or I am no longer in it. “Celebrate wins” starts it elsewhere, said in the channel that is to see them.",
            });
        }
    }

    /// <summary>Appoints the next honours of a channel.</summary>
    internal static async ValueTask AppointHonoursAsync(WorkContext context, Celebration celebration, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        await context.Appointments.SetAsync(Honours, celebration.Place.ConversationId!, BoardSchedule.Next(Monthly(celebration), context.Now, rules.Holidays), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rhythm of the honours, as that of a monthly board.</summary>
    internal static BoardPlan Monthly(Celebration celebration) => new()
    {
        Id = "",
        Place = celebration.Place,
        Every = BoardEvery.Month,
        Time = HonoursTime,
        TimeZone = celebration.TimeZone,
        SetBy = celebration.SetBy,
    };
}
