using ChatEmulator.Server.Control;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering;

/// <summary>
/// What is said where no vendor speaks: of a request that could not be read, and of a mistake of ours, which is marked as such so that
/// nobody takes our bug for the vendor's.
/// </summary>
/// <param name="notice">Takes the whole story of a mistake for the console; the client gets one sentence.</param>
internal sealed class Failure(Action<string> notice)
{
    /// <summary>Answers a request on whose way an exception was met.</summary>
    public Task Answer(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return Refuse(context, bad.StatusCode, bad.Message);
            case GivenUpException given:
                return Refuse(context, given.Status, given.Message);
            case NoRoomException full:
                return Say(context, 503, full.Message);
            case IOException { InnerException: OverflowException }:
                // What Kestrel throws for a chunk whose size fits into no number; for any other broken chunk it throws a bad request.
                return Refuse(context, 400, exception.Message);
            case IOException or OperationCanceledException:
                // The client was cut off in the middle of its request: there is nobody to answer and nothing to record.
                context.Abort();
                return Task.CompletedTask;
            default:
                return Tell(context, exception);
        }
    }

    public Task Tell(HttpContext context, Exception exception)
    {
        notice($"the emulator failed on {context.Request.Method} {context.Request.Path}: {exception}");
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        context.Response.Headers["Emulator-Error"] = HeaderText.Of($"{exception.GetType().Name}: {exception.Message}");
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
    private static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.Headers.Connection = "close";
        return Say(context, status, why);
    }

    private static Task Say(HttpContext context, int status, string why)
    {
        context.Response.Headers["Emulator-Error"] = HeaderText.Of(why);
        return JsonAnswer.Send(context, status, "application/json", json =>
        {
            json.WriteStartObject();
            json.WriteString("error", why);
            json.WriteEndObject();
        });
    }
}
