namespace ReferralBot.Storage.Rows;

/// <summary>What is counted of a member, by day. Of referrals only introductions count: a lead counts nowhere.</summary>
public enum Figure
{
    /// <summary>Referrals, on the day they became one.</summary>
    Received,
    /// <summary>Of these, those from somebody who was a client on that day.</summary>
    ReceivedFromClient,
    /// <summary>Of those received, those whose source was thanked by the end of the next working day; on the day they were received.</summary>
    ThankedWithinADay,
    /// <summary>Referrals whose prospect was contacted, on the day of the first contact.</summary>
    Contacted,
    /// <summary>Referrals that came to a meeting, on the day it was noted.</summary>
    Meeting,
    /// <summary>Referrals that were won and are not open again, on the day they were won.</summary>
    Won,
    /// <summary>Referrals that were lost or declined and are not open again, on that day.</summary>
    Lost,
    /// <summary>What the won ones are worth, by currency, on the day they were won.</summary>
    Revenue,
    /// <summary>Asks for a referral.</summary>
    Asked,
    /// <summary>Referrals given.</summary>
    Given,
    /// <summary>People of referrals given who were asked how it went.</summary>
    CheckedIn,
    /// <summary>Touches.</summary>
    Touched,
}
