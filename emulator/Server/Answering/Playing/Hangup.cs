using ChatEmulator.Server.Listening;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>How a connection is ended. Never by the socket itself: the server's own loop sends on it, and would be overtaken.</summary>
internal static class Hangup
{
    /// <summary>An end in order, behind whatever was sent; over TLS it is said twice: to the one who decrypts, then to the one who receives.</summary>
    public static async Task InOrder(HttpContext context, CancellationToken cut)
    {
        ReadNoMore(context);
        try
        {
            if (context.Features.Get<ISslStreamFeature>() is { } secure)
            {
                await secure.SslStream.ShutdownAsync().WaitAsync(cut);
            }

            // What the client has sent on is not read any more, and a system that closes on unread bytes throws away what has not arrived.
            await Outflow.Of(context).Arrived(cut);
            await Lowest.Of(context.Features).Output.CompleteAsync();
        }
        catch (IOException)
        {
            // The client was faster, and is told nothing any more.
        }
    }

    /// <summary>A reset (RST), which would overtake what was sent: so that is waited for, as long as the client takes any of it.</summary>
    public static async Task ByReset(HttpContext context, CancellationToken cut)
    {
        await Outflow.Of(context).Arrived(cut);
        AtOnce(context);
    }

    /// <summary>A reset that waits for nothing; of HTTP/2 that of the call's stream.</summary>
    public static void AtOnce(HttpContext context)
    {
        if (!HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            ReadNoMore(context);
        }

        context.Abort();
    }

    // What the client has sent on already is no call any more: an abort alone would let the server decide on it.
    private static void ReadNoMore(HttpContext context) => context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
}
