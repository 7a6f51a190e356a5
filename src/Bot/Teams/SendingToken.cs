using System.Net.Http.Headers;

namespace ReferralBot.Bot.Teams;

/// <summary>The token with which the bot writes to Teams: fetched once for everybody who waits for it, kept until shortly before it expires.</summary>
internal sealed class SendingToken(ITokenSource source, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private Current? _current;
    private Task<Current?>? _fetch;

    /// <summary>The header; null when no token can be had now.</summary>
    public async ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellationToken)
    {
        var current = _current;
        if (current is not null && clock.GetUtcNow() < current.Until)
        {
            return current.Header;
        }

        return (await FetchOnceAsync().WaitAsync(cancellationToken))?.Header;
    }

    /// <summary>Forgets a token that was refused, unless another has taken its place already.</summary>
    public void Forget(AuthenticationHeaderValue refused)
    {
        if (_current is { } current && ReferenceEquals(current.Header, refused))
        {
            Interlocked.CompareExchange(ref _current, null, current);
        }
    }

    private Task<Current?> FetchOnceAsync()
    {
        lock (_gate)
        {
            return _fetch is { IsCompleted: false } ? _fetch : _fetch = FetchAsync();
        }
    }

    private async Task<Current?> FetchAsync() =>
        await source.IssueAsync(CancellationToken.None) is { } issued
            ? _current = new Current(new AuthenticationHeaderValue("Bearer", issued.Value), issued.Expires - Margin)
            : null;

    private sealed record Current(AuthenticationHeaderValue Header, DateTimeOffset Until);
}
