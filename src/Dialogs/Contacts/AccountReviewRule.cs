using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>An account is reviewed every quarter from the signing: the promise that goes with a proposal.</summary>
public sealed class AccountReviewRule : SinceSigningRule
{
    /// <inheritdoc/>
    protected override FollowUpKind Kind => FollowUpKind.AccountReview;

    /// <inheritdoc/>
    protected override LocalDate? Last(Contact contact) => contact.ReviewedOn;

    /// <inheritdoc/>
    protected override int Months(FollowUpRules rules) => rules.ReviewMonths;
}
