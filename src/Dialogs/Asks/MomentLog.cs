using NodaTime;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Writes value moments.</summary>
internal static class MomentLog
{
    private const int WorkingDaysAfterLoss = 2;

    /// <summary>Adds a moment. The answer to it offers words at once; from the next working day it is brought up, a loss two working days later.</summary>
    public static ValueMoment Add(DialogContext context, Contact contact, Moment moment, Money? value, string? felt, LocalDate on) =>
        (ValueMoment)context.Events.Save(null, new ValueMoment
        {
            Id = Ids.New(context.Now),
            RepId = context.Member.Id,
            With = ContactWords.Named(contact),
            On = on,
            At = context.Now,
            Moment = moment,
            Value = value,
            Felt = felt,
            AskFrom = moment == Moment.Lost ? WorkingDays.After(context.Today, WorkingDaysAfterLoss) : WorkingDays.Next(context.Today),
        });
}
