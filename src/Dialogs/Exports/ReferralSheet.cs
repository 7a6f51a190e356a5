using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Exports;

/// <summary>
/// Referrals as a table of comma-separated values (RFC 4180: commas, quotes doubled, CRLF), in UTF-8 with a byte order mark, by
/// which Excel knows the encoding. A text that a spreadsheet would take for a formula gets an apostrophe in front, which is how
/// spreadsheets mark texts. Days are ISO 8601, amounts plain numbers with their currency beside them.
/// </summary>
public sealed class ReferralSheet : IAsyncDisposable
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "text/csv";

    private static readonly string[] Columns =
    [
        "Id", "Rep", "Rep e-mail", "Received on", "Counts", "Introduced", "Source", "Source company", "Source is client",
        "Prospect", "Prospect title", "Prospect company", "Prospect e-mail", "Prospect phone", "Need", "Stage", "Closed on", "Value", "Currency", "Reason",
        "Act by", "Thanked on", "Thanked by", "Received by", "Logged at", "Changed at",
    ];

    private readonly CsvWriter csv;

    /// <summary>A sheet that is written to a stream, which stays open.</summary>
    public ReferralSheet(Stream to) =>
        csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);

    /// <summary>Writes the names of the columns.</summary>
    public async ValueTask WriteHeaderAsync(CancellationToken cancellationToken) => await csv.WriteRecordAsync(Columns, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes a referral.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="rep">Who has it; null where they are not known any more.</param>
    /// <param name="receiver">The name of whoever received it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask WriteAsync(Referral referral, Member? rep, string receiver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(referral);
        StageChange? closed = referral.IsOpen ? null : referral.History.LastOrDefault(step => step.Stage == referral.Stage);
        string?[] fields =
        [
            referral.Id,
            rep?.Name,
            rep?.Email,
            Day(referral.ReceivedOn),
            referral.Counts ? "yes" : "no",
            referral.Introduction?.ToString(),
            referral.Source.Name,
            referral.Source.Company,
            referral.IsFromClient ? "yes" : "no",
            referral.Prospect.Name,
            referral.Prospect.Title,
            referral.Prospect.Company,
            referral.Prospect.Email,
            referral.Prospect.Phone,
            referral.Need,
            referral.Stage.ToString(),
            Day(closed?.On),
            referral.Value?.Amount.ToString(CultureInfo.InvariantCulture),
            referral.Value?.Currency,
            referral.Reason,
            referral.ActBy is { } due ? $"{Day(due.Date)}{(due.Time is { } time ? $" {LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time)}" : "")}" : null,
            Day(referral.Thanks?.On),
            referral.Thanks?.Method?.ToString(),
            receiver,
            InstantPattern.General.Format(referral.LoggedAt),
            InstantPattern.General.Format(referral.ChangedAt),
        ];
        await csv.WriteRecordAsync(fields, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await csv.DisposeAsync().ConfigureAwait(false);

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
