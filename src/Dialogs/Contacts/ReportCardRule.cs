using NodaTime;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Contacts;

/// <summary>A client fills in a report card every half year from the signing.</summary>
public sealed class ReportCardRule : SinceSigningRule
{
    /// <inheritdoc/>
    protected override FollowUpKind Kind => FollowUpKind.ReportCard;

    /// <inheritdoc/>
    protected override LocalDate? Last(Contact contact) => contact.ReportedOn;

    /// <inheritdoc/>
    protected override int Months(FollowUpRules rules) => rules.ReportCardMonths;
}
