namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>The names that may stand in braces in a pattern.</summary>
internal enum Slot
{
    Source,
    Prospect,
    Receiver,
    Subject,
    Person,
    From,
    Company,
    Title,
    Need,
    Reason,
    Text,
    Topic,
    Field,
    Channel,
    /// <summary>Words that belong to the pattern and mean nothing by themselves.</summary>
    Any,
}
