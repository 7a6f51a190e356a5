using System.Net.Http.Headers;

namespace ReferralBot.Bot.Teams;

/// <summary>The token with which the bot writes to Teams: fetched once for everybody who waits for it, kept until shortly before it expires.</summary>
internal sealed class SendingToken(ITokenSource source, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private Current? current;
    private Task<Current?>? fetch;

    /// <summary>The header; null when no token can be had now.</summary>
    public async ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellationToken)
    {
        var current = this.current;
        if (current is not null && clock.GetUtcNow() < current.Until)
        {
            return current.Header;
        }

        return (await FetchOnceAsync().WaitAsync(cancellationToken))?.Header;
    }

    /// <summary>Forgets a token that was refused, unless another has taken its place already.</summary>
    public void Forget(AuthenticationHeaderValue refused)
    {
        if (this.current is { } current && ReferenceEquals(current.Header, refused))
        {
            Interlocked.CompareExchange(ref this.current, null, current);
        }
    }

    private Task<Current?> FetchOnceAsync()
    {
        lock (gate)
        {
            return fetch is { IsCompleted: false } ? fetch : fetch = FetchAsync();
        }
    }

    private async Task<Current?> FetchAsync() =>
        await source.IssueAsync(CancellationToken.None) is { } issued
            ? current = new Current(new AuthenticationHeaderValue("Bearer", issued.Value), issued.Expires - Margin)
            : null;

    private sealed record Current(AuthenticationHeaderValue Header, DateTimeOffset Until);
}
