using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

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

    /// <summary>Sets status and headers, and sends nothing.</summary>
    public void Prepare(HttpContext context, in Outcome outcome, DateTimeOffset at)
    {
        var (reply, form) = (outcome.Script.Reply, outcome.Script.Form);
        context.Response.StatusCode = reply.Status;
        if (reply.Reason is { } reason)
        {
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = reason;
        }

        WriteHeaders(context.Response.Headers, reply, outcome, at);
        if (form is not null)
        {
            WriteForm(context.Response.Headers, form);
        }

        if (reply.TakesBody && form is not { HasNoLength: true } and not { Chunked: true })
        {
            context.Response.ContentLength = form?.Length ?? reply.Body.Length;
        }
    }

    private static void WriteForm(IHeaderDictionary headers, HeadForm form)
    {
        if (form.Closes)
        {
            headers.Connection = "close";
        }

        if (form.Chunked)
        {
            headers.TransferEncoding = "chunked";
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
            headers["Emulator-Rule"] = InHeader(Brief.Of(rule));
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

            // Not Append, which leaves out a header whose value is empty.
            headers[name] = StringValues.Concat(headers[name], value);
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
