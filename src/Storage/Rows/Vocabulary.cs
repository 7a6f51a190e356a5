namespace ReferralBot.Storage.Rows;

/// <summary>How a prospect was introduced. Only the first four make a referral; the others leave it a lead.</summary>
public enum Introduction
{
    /// <summary>By an e-mail to both.</summary>
    Email,
    /// <summary>In a meeting, or in person.</summary>
    Meeting,
    /// <summary>On a call.</summary>
    Call,
    /// <summary>In a chat, text or LinkedIn message.</summary>
    Chat,
    /// <summary>The source will introduce them.</summary>
    Promised,
    /// <summary>A name or number alone.</summary>
    NameOnly,
}

/// <summary>How far a referral has come.</summary>
public enum Stage
{
    /// <summary>Received, nothing done yet.</summary>
    Introduced,
    /// <summary>The rep has been in contact with the prospect.</summary>
    Contacted,
    /// <summary>A meeting is agreed or held.</summary>
    Meeting,
    /// <summary>A proposal is out.</summary>
    Proposal,
    /// <summary>Business was done.</summary>
    Won,
    /// <summary>It went elsewhere, or nowhere.</summary>
    Lost,
    /// <summary>The prospect did not want to talk.</summary>
    Declined,
    /// <summary>Open again after it was closed.</summary>
    Reopened,
}

/// <summary>The way a contact was touched or thanked.</summary>
public enum TouchMethod
{
    /// <summary>A handwritten note or card.</summary>
    Note,
    /// <summary>An e-mail.</summary>
    Email,
    /// <summary>A call.</summary>
    Call,
    /// <summary>A message, text, or LinkedIn.</summary>
    Chat,
    /// <summary>A gift.</summary>
    Gift,
    /// <summary>Lunch, coffee, dinner.</summary>
    Meal,
    /// <summary>A visit.</summary>
    Visit,
    /// <summary>An account review.</summary>
    Review,
    /// <summary>A report card.</summary>
    ReportCard,
    /// <summary>An event.</summary>
    Event,
    /// <summary>An article or newsletter.</summary>
    Content,
    /// <summary>In person.</summary>
    InPerson,
}

/// <summary>A moment at which a client or prospect has felt value.</summary>
public enum Moment
{
    /// <summary>A first conversation about their situation.</summary>
    Discovery,
    /// <summary>They thanked us for an idea, insight or help.</summary>
    ThankedUs,
    /// <summary>A proposal went out.</summary>
    Proposal,
    /// <summary>They signed.</summary>
    Signed,
    /// <summary>It was installed or went live.</summary>
    Installed,
    /// <summary>They report a good result.</summary>
    Result,
    /// <summary>An account review went well.</summary>
    Review,
    /// <summary>The deal was lost.</summary>
    Lost,
    /// <summary>They renewed.</summary>
    Renewed,
}

/// <summary>What came of asking for a referral.</summary>
public enum AskOutcome
{
    /// <summary>They introduced somebody.</summary>
    Referred,
    /// <summary>They will.</summary>
    Promised,
    /// <summary>They asked to be asked later.</summary>
    Later,
    /// <summary>They would rather not.</summary>
    Declined,
}

/// <summary>A reason for which a member keeps in touch with a contact, with the day from which its time counts.</summary>
public enum ContactTie
{
    /// <summary>They make referrals; from the last touch.</summary>
    Source,
    /// <summary>They are a client; from the last touch.</summary>
    Client,
    /// <summary>Their account is reviewed regularly; from the last review, or from the signing.</summary>
    Review,
    /// <summary>They fill in a report card regularly; from the last one, or from the signing.</summary>
    ReportCard,
}

/// <summary>What a member may do.</summary>
public enum Role
{
    /// <summary>Receives and works referrals.</summary>
    Rep,
    /// <summary>Keeps the ideal customer profile and the content shelf.</summary>
    Marketer,
    /// <summary>Sees the team's figures and sets its goals.</summary>
    Manager,
    /// <summary>Runs the installation; may do all that a manager may.</summary>
    Admin,
}
