using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps the workspace's holidays: days that are no working days and bring no digest. Managers change them.</summary>
public sealed class Holidays : Dialog
{
    private const int MostKept = 100;

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        if (words is ["holidays"] or ["our" or "the", "holidays"] or ["show" or "list" or "what" or "which" or "when", .., "holidays"])
        {
            return await ListAsync(context, "", cancellationToken).ConfigureAwait(false);
        }

        string[] date = words switch
        {
            ["add" or "remove", "holiday", .. var named] => named,
            ["what" or "when" or "which" or "who", ..] => [],
            [.. var named, "is", "a", "holiday"] => named,
            ["we", "are" or "re", "closed", "on", .. var named] => named,
            ["the", "office", "is", "closed", "on", .. var named] => named,
            _ => [],
        };
        if (date.Length == 0)
        {
            return null;
        }

        if (Refusals.Of(context.Member, Right.SetForAll) is { } refusal)
        {
            return refusal;
        }

        // The day is read as any other day in a sentence is.
        Frame said = (await context.ReadAsync($"remind me on {string.Join(' ', date)} to call", cancellationToken).ConfigureAwait(false)).Frame;
        if (said.Due is not { } due)
        {
            return new Reply { Text = "Which day? For example: “add holiday Dec 25”." };
        }

        WorkspaceSettings before = await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false);
        List<LocalDate> holidays = [.. (before.Holidays ?? []).Where(day => day != due.Date && day >= context.Today.PlusYears(-1)).Order().TakeLast(MostKept)];
        bool isAdded = words[0] != "remove";
        if (isAdded)
        {
            holidays.Add(due.Date);
        }

        context.Settings.Save(before with { Holidays = [.. holidays.Order()] });
        string day = context.Speech.Day(due.Date, context.Today);
        return await ListAsync(context, isAdded ? $"{day} is a holiday now. " : $"{day} is a working day again. ", cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ListAsync(DialogContext context, string headline, CancellationToken cancellationToken)
    {
        WorkspaceSettings settings = await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false);
        List<string> ahead = [.. (settings.Holidays ?? []).Where(day => day >= context.Today).Select(day => context.Speech.Day(day, context.Today))];
        return new Reply
        {
            Text = ahead.Count == 0
                ? $"{headline}No holidays are set. “Add holiday Dec 25” sets one."
                : $"{headline}Holidays to come: {string.Join("; ", ahead)}.",
        };
    }
}
