using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>A pressed button of a digest or nudge: the member's nudges, the card, and the follow-up it is about.</summary>
internal sealed class NudgePress
{
    private NudgePress(NudgeDesk desk, SentDigest card, string key, string? how, bool isOld)
    {
        Desk = desk;
        Card = card;
        Key = key;
        How = how;
        IsOld = isOld;
    }

    /// <summary>The member's nudges.</summary>
    public NudgeDesk Desk { get; }

    /// <summary>The card that was pressed; where that is too old to be known, one of what is due now.</summary>
    public SentDigest Card { get; }

    /// <summary>The follow-up's key.</summary>
    public string Key { get; }

    /// <summary>What the button says beside it.</summary>
    public string? How { get; }

    /// <summary>True where the pressed card is too old to be known.</summary>
    public bool IsOld { get; }

    /// <summary>The follow-up; null when it is settled.</summary>
    public FollowUp? FollowUp => Desk.Find(Key);

    /// <summary>Reads what a button is about.</summary>
    public static async ValueTask<NudgePress> OpenAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        SentDigest? card = desk.Card(pressed.Data.GetValueOrDefault(DigestCard.CardId));
        DigestPlan? plan = card is null ? desk.Plan() : null;
        return new NudgePress(
            desk,
            card ?? desk.NewCard(plan!.Items, plan.Rest.Count),
            pressed.Data.GetValueOrDefault(DigestCard.Key, ""),
            pressed.Data.GetValueOrDefault(DigestCard.How),
            card is null);
    }

    /// <summary>Notes what was done about the follow-up, and shows the card as it has become.</summary>
    public Reply Settle(string outcome)
    {
        Desk.SetOutcome(Key, outcome);
        return Show();
    }

    /// <summary>Shows the card as it stands, with something opened on it.</summary>
    public Reply Show(OpenItem? open = null)
    {
        Desk.Save();
        return DigestCard.Show(Desk, Desk.Card(Card.Id)!, open) with { ReplacesCard = true };
    }
}
