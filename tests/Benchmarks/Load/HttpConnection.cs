using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReferralBot.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection that sends prepared requests and reads the status alone, so that the load costs the shared
/// processor as little as it can.
/// </summary>
internal sealed class HttpConnection(Uri bot) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private Socket? socket;

    /// <summary>Sends a request and returns the status of its answer.</summary>
    /// <exception cref="IOException">No connection, or it broke: whether the request arrived is not known.</exception>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            var socket = this.socket ??= await ConnectAsync(cancellationToken);
            for (var sent = 0; sent < request.Length;)
            {
                sent += await socket.SendAsync(request[sent..], cancellationToken);
            }

            return await ReadAnswerAsync(socket, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            Close();
            throw e as IOException ?? new IOException("The connection broke.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, bot.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<int> ReadAnswerAsync(Socket socket, CancellationToken cancellationToken)
    {
        var read = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(read), cancellationToken);
            if (count == 0)
            {
                throw new IOException("The connection was closed.");
            }

            read += count;
            if (IsComplete(buffer.AsSpan(0, read)))
            {
                return int.Parse(buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
            }
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var length = answer[..end].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return answer[..end].IndexOf("chunked"u8) < 0 || answer.EndsWith("0\r\n\r\n"u8);
        }

        var value = answer[(length + "Content-Length: ".Length)..];
        return answer.Length >= end + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
    }
}
