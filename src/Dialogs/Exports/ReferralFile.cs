using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;

namespace ReferralBot.Dialogs.Exports;

/// <summary>Makes the file of an export when the platform takes it, if the member may still have it.</summary>
public sealed class ReferralFile : FileMaker
{
    /// <summary>The kind of the file.</summary>
    public const string Name = "referrals";

    /// <summary>The most referrals in a file that goes through a chat; the command <c>export</c> has no limit.</summary>
    public const int MostRows = 100_000;

    private const string Of = "of";
    private const string From = "from";
    private const string To = "to";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <summary>What is wanted.</summary>
    /// <param name="repId">Whose; null for everybody's.</param>
    /// <param name="period">Received when; null for all times.</param>
    public static IReadOnlyDictionary<string, string> Request(string? repId, DateInterval? period)
    {
        var request = new Dictionary<string, string>(StringComparer.Ordinal);
        if (repId is not null)
        {
            request[Of] = repId;
        }

        if (period is not null)
        {
            request[From] = LocalDatePattern.Iso.Format(period.Start);
            request[To] = LocalDatePattern.Iso.Format(period.End);
        }

        return request;
    }

    /// <inheritdoc/>
    public override async ValueTask<FileContent?> MakeAsync(FileContext context, IReadOnlyDictionary<string, string> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        string? repId = request.GetValueOrDefault(Of);
        if (context.Member.IsGone || repId != context.Member.Id && !Permissions.May(context.Member.Role, Right.ExportOthers))
        {
            return null;
        }

        DateInterval? period = null;
        if (request.TryGetValue(From, out string? start) && request.TryGetValue(To, out string? end))
        {
            if (LocalDatePattern.Iso.Parse(start) is not { Success: true, Value: var first } || LocalDatePattern.Iso.Parse(end) is not { Success: true, Value: var last } || last < first)
            {
                return null;
            }

            period = new DateInterval(first, last);
        }

        using var bytes = new MemoryStream();
        await using (var sheet = new ReferralSheet(bytes))
        {
            await new ReferralPages(context.Referrals, context.Members).WriteAsync(sheet, repId, period, MostRows, cancellationToken).ConfigureAwait(false);
        }

        return new FileContent(ReferralSheet.MediaType, bytes.ToArray());
    }
}
