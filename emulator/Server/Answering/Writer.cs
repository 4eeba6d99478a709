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
        var reply = outcome.Script.Reply;
        var response = context.Response;
        response.StatusCode = reply.Status;
        WriteHeaders(response.Headers, reply, outcome, at);
        if (reply.Status is < 200 or 204 or 205 or 304)
        {
            return 0;
        }

        var body = reply.Body.Span;
        response.ContentLength = body.Length;
        if (body.IsEmpty || HttpMethods.IsHead(context.Request.Method))
        {
            return 0;
        }

        body.CopyTo(response.BodyWriter.GetSpan(body.Length));
        response.BodyWriter.Advance(body.Length);
        return body.Length;
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

    // A rule may be named in any language; a header speaks ASCII.
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
