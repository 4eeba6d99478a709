using ChatEmulator.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering;

/// <summary>A request of Kestrel's as a value of ours. Header strings need no copy: Kestrel never changes them, it makes new ones.</summary>
internal static class Requests
{
    public static Exchange Exchange(HttpContext context, in Target target, in Body body, long began, long arrived) => new(
        context.Request.Method,
        target.Path,
        target.Query,
        Headers(context.Request.Headers),
        body.Bytes,
        context.Connection.Id,
        arrived,
        body.TooLarge,
        body.Size,
        target.Named(context.Request.Headers[WorldName.Header]),
        began,
        Protocol(context));

    /// <summary>The same request without its body, for whoever keeps it while an answer is played.</summary>
    public static Exchange Bodiless(Exchange exchange) => new(
        exchange.Method, exchange.Path, exchange.Query, exchange.Headers, default, exchange.Connection, exchange.Arrived, exchange.BodyTooLarge, exchange.Size, exchange.World, exchange.Began, exchange.Protocol);

    private static Protocols Protocol(HttpContext context) => HttpProtocol.IsHttp2(context.Request.Protocol) ? Protocols.Http2 : Protocols.Http1;

    private static Header[] Headers(IHeaderDictionary from)
    {
        var headers = new Header[from.Count];
        var count = 0;
        foreach (var (name, values) in from)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (count == headers.Length)
                {
                    // Only when a name came twice.
                    Array.Resize(ref headers, count + 4);
                }

                headers[count++] = new Header(name, values[i] ?? "");
            }
        }

        return count == headers.Length ? headers : headers[..count];
    }
}
