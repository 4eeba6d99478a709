using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering;

/// <summary>Puts a reply on the wire: head and body leave in one write, because nothing is flushed before the end.</summary>
internal sealed class Writer
{
    private readonly WorldDate _date = new();

    /// <summary>Writes the reply of an outcome, at an instant of its world, and says how many body bytes that were.</summary>
    public long Write(HttpContext context, in Outcome outcome, DateTimeOffset at)
    {
        Prepare(context, outcome, at);
        var response = context.Response;
        var body = outcome.Script.Reply.Body.Span;
        if (!outcome.Script.Reply.HasBody || HttpMethods.IsHead(context.Request.Method))
        {
            return 0;
        }

        body.CopyTo(response.BodyWriter.GetSpan(body.Length));
        response.BodyWriter.Advance(body.Length);
        return body.Length;
    }

    /// <summary>Sends status and headers, as if the body were to follow.</summary>
    public Task WriteHead(HttpContext context, in Outcome outcome, DateTimeOffset at, CancellationToken cut)
    {
        Prepare(context, outcome, at);

        // To start a response is not to send it: only a flush brings the headers to the client.
        return context.Response.Body.FlushAsync(cut);
    }

    private void Prepare(HttpContext context, in Outcome outcome, DateTimeOffset at)
    {
        var reply = outcome.Script.Reply;
        context.Response.StatusCode = reply.Status;
        WriteHeaders(context.Response.Headers, reply, outcome, at);
        if (reply.TakesBody)
        {
            context.Response.ContentLength = reply.Body.Length;
        }
    }

    private void WriteHeaders(IHeaderDictionary headers, Reply reply, in Outcome outcome, DateTimeOffset at)
    {
        if (reply.ContentType is { } type)
        {
            headers.ContentType = type;
        }

        headers["Emulator-World"] = outcome.World.Name;
        headers["Emulator-Call"] = outcome.Ticket.Number.ToString();
        if (outcome.Rule is { } rule)
        {
            headers["Emulator-Rule"] = InHeader(rule);
        }

        if (outcome.Limit is { } limit)
        {
            headers["Emulator-Limit"] = InHeader(limit);
        }

        // The vendor's words stay the vendor's; this is what would have saved the client's author an hour.
        if (outcome.Why is { } why)
        {
            headers["Emulator-Why"] = HeaderText.Of(why);
        }

        if (reply.Headers.Length > 0)
        {
            WriteFurther(headers, reply);
        }

        // Kestrel writes real time where no Date is set; a Date that the scenario wrote out stays.
        if ((outcome.World.Clock.CanMove || reply.DateSkew != TimeSpan.Zero) && headers.Date.Count == 0)
        {
            headers.Date = _date.Text(Instants.After(at, reply.DateSkew));
        }
    }

    private static void WriteFurther(IHeaderDictionary headers, Reply reply)
    {
        foreach (var (name, value) in reply.Headers)
        {
            if (!Ascii.IsValid(value))
            {
                throw new InvalidOperationException($"The header {name} has letters that no HTTP header can carry; percent-encode them.");
            }

            headers.Append(name, value);
        }
    }

    // A rule or a limit may be named in any language; a header speaks ASCII.
    private static string InHeader(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
            {
                return Uri.EscapeDataString(text);
            }
        }

        return text;
    }
}
