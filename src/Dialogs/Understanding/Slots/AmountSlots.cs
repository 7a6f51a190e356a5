using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Amounts, numbers and addresses.</summary>
internal sealed class AmountSlots(Message message, ChosenPatterns patterns)
{
    /// <summary>An amount of money, or null.</summary>
    public Money? Money()
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Value is Money money)
            {
                return money;
            }
        }

        return null;
    }

    /// <summary>A number that is no money and no date, or null.</summary>
    public decimal? Number()
    {
        foreach (var entity in message.Entities)
        {
            if (entity is { Kind: EntityKind.Number, Value: decimal number })
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The first e-mail address or phone number that is not inside the words of a slot.</summary>
    public string? Address(EntityKind kind, Slot butNot)
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Kind == kind && !patterns.IsInside(butNot, entity.From))
            {
                return (string)entity.Value;
            }
        }

        return null;
    }
}
