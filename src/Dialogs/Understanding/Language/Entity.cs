namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>What a recognizer has found.</summary>
internal enum EntityKind
{
    Date,
    Money,
    Number,
    Email,
    Phone,
    Url,
}

/// <summary>A stretch of words with a value of its own: the words from <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
internal sealed record Entity(EntityKind Kind, int From, int To, object Value);
