using System.Text;
using ChatEmulator.Server.Control;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering;

/// <summary>What became of a mistake of ours: marked as such, so that nobody takes our bug for the vendor's.</summary>
/// <param name="notice">Takes the whole story for the console; the client gets one sentence.</param>
internal sealed class Failure(Action<string> notice)
{
    public Task Tell(HttpContext context, Exception exception)
    {
        notice($"the emulator failed on {context.Request.Method} {context.Request.Path}: {exception}");
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        context.Response.Headers["Emulator-Error"] = InHeader($"{exception.GetType().Name}: {exception.Message}");
        return JsonAnswer.Send(context, 500, "application/json", json =>
        {
            json.WriteStartObject();
            json.WriteString("error", "The emulator failed. This is its own mistake, not an answer of the vendor.");
            json.WriteString("detail", exception.Message);
            json.WriteEndObject();
        });
    }

    /// <summary>
    /// A request that is no HTTP, such as a chunk without a size, or that was given up: said by the emulator and not by a vendor, then
    /// the end of the connection, because where the next request would begin is not known.
    /// </summary>
    public static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.Headers.Connection = "close";
        context.Response.Headers["Emulator-Error"] = InHeader(why);
        return JsonAnswer.Send(context, status, "application/json", json =>
        {
            json.WriteStartObject();
            json.WriteString("error", why);
            json.WriteEndObject();
        });
    }

    private static string InHeader(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, 500)))
        {
            line.Append(letter is < ' ' or > '~' ? ' ' : letter);
        }

        return line.ToString();
    }
}
