using System.Buffers;
using System.IO.Pipelines;
using ChatEmulator.Scenarios;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control.Routes;
using ChatEmulator.Server.Listening.Doors;
using ChatEmulator.Server.Listening.Secure;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control;

/// <summary>
/// The Control API: an ordinary minimal API under <c>/_emulator</c>, behind its guards. It is built when first asked for, because
/// most processes start to answer a provider call, and routing would cost them a tenth of their start.
/// </summary>
internal sealed class ControlApi(Engine engine, Guards guards, Bodies bodies, SlowLane lane, SecureEndpoint? secure, Action<string> notice, WaitRoutes waits, Doorman doorman) : IAsyncDisposable
{
    public const string Root = "/_emulator";
    public const string Health = Root + "/health";
    public const string Worlds = Root + "/worlds";
    public const string Authority = Root + "/ca.pem";

    private readonly Lazy<Routing> _routing = new(() => new Routing(engine, lane, secure, waits, doorman));
    private readonly Failure _failure = new(notice);

    /// <summary>Answers a request, or says as a problem document why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">Its target as sent.</param>
    public async Task Answer(HttpContext context, Target target)
    {
        try
        {
            context.Request.Path = WorldChoice.Strip(context.Request.Path, target);
            guards.Check(context);
            WorldChoice.Note(context, target);
            using var share = bodies.Allowance.Open();
            await Take(context, share);
            await _routing.Value.Answer(context);
        }
        catch (RefusedException e)
        {
            await Refuse(context, e.Status, e.Message, e.Problems);
        }
        catch (NoRoomException e)
        {
            await Refuse(context, 503, e.Message);
        }
        catch (GivenUpException e)
        {
            context.Response.Headers.Connection = "close";
            await Refuse(context, e.Status, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            await Refuse(context, e.StatusCode, e.StatusCode == 413 ? Guards.TooLarge(context) : e.Message);
        }
        catch (IOException e) when (e.InnerException is OverflowException)
        {
            // A chunk whose size fits into no number.
            context.Response.Headers.Connection = "close";
            await Refuse(context, 400, e.Message);
        }
        catch (Exception e)
        {
            await _failure.Answer(context, e);
        }
    }

    public ValueTask DisposeAsync() => _routing.IsValueCreated ? _routing.Value.DisposeAsync() : default;

    // Whatever a route reads is here before it is asked, within the same bounds as a vendor's body.
    private async Task Take(HttpContext context, Allowance.Share share)
    {
        if (!Bodies.TryTake(context.Request.BodyReader, out var body))
        {
            body = await bodies.ReadAsync(context.Request.BodyReader, context.Request.ContentLength, Guards.Largest(context), share, bodies.OfControl);
        }

        if (body.TooLarge)
        {
            throw new RefusedException(413, Guards.TooLarge(context));
        }

        if (!body.Bytes.IsEmpty)
        {
            context.Request.Body = PipeReader.Create(new ReadOnlySequence<byte>(body.Bytes)).AsStream();
        }
    }

    private static Task Refuse(HttpContext context, int status, string detail, IReadOnlyList<Problem>? problems = null)
    {
        // Whoever sends what nobody will read should not wait for it to be read.
        if (status == 413)
        {
            context.Response.Headers.Connection = "close";
        }

        return JsonAnswer.Problem(context, status, detail, problems);
    }
}
