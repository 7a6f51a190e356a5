using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Reads what is told of a person by itself as it is read where a referral is logged: "dana king" is Dana King, and "cto" a CTO.</summary>
internal static class PersonWords
{
    /// <summary>Who is described; null where it is nobody.</summary>
    public static async ValueTask<Party?> ReadAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        (await context.ReadAsync($"log referral from somebody: {text}", cancellationToken).ConfigureAwait(false)).Frame is { Intent: Intent.LogReferral, Prospect: { } person } ? person : null;

    /// <summary>A detail that was typed in small letters as it is written; any other as it is.</summary>
    public static async ValueTask<string> WrittenAsync(DialogContext context, string field, string text, CancellationToken cancellationToken)
    {
        string? read = text.Any(char.IsUpper) ? null : field switch
        {
            ReferralFields.Name => (await ReadAsync(context, text, cancellationToken).ConfigureAwait(false))?.Name,
            ReferralFields.Company => (await ReadAsync(context, $"ann lee at {text}", cancellationToken).ConfigureAwait(false))?.Company,
            ReferralFields.Title => ReferralWords.Capitalised(text),
            _ => null,
        };
        return string.Equals(read, text, StringComparison.OrdinalIgnoreCase) ? read! : text;
    }
}
