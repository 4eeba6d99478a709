using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>One answer on its way: what of it is out, and whether its call is closed. The first ending that is told is the one that counts.</summary>
/// <param name="context">The request that is answered.</param>
/// <param name="exchange">The same as a value; of it only the first line is kept, since what hangs for ever is held for as long.</param>
/// <param name="outcome">What became of the call.</param>
internal sealed class Course(HttpContext context, Exchange exchange, in Outcome outcome)
{
    private readonly Outcome _outcome = outcome;

    public HttpContext Context => context;

    public ref readonly Outcome Outcome => ref _outcome;

    /// <summary>What is played.</summary>
    public IReadOnlyList<Step> Steps => _outcome.Script.Steps;

    /// <summary>How it was asked for, such as <c>GET /path</c>.</summary>
    public (string Method, string Path) Request { get; } = (exchange.Method, exchange.Path);

    /// <summary>Cancelled when the client leaves, the world is reset or the server stops.</summary>
    public CancellationToken Cut { get; set; }

    /// <summary>Body bytes that are out.</summary>
    public long Sent { get; set; }

    /// <summary>Whether bytes are out that the server knows nothing of: whatever it says behind them would be taken for something else.</summary>
    public bool IsPastFraming { get; set; }

    /// <summary>Whether its call is closed: the answer was out, or was ended otherwise.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether a body may follow the head at all.</summary>
    public bool TakesBody => _outcome.Script.Reply.TakesBody && !HttpMethods.IsHead(context.Request.Method);

    /// <summary>Whether all of the body is out with so many bytes more, where the protocol's own framing tells its end.</summary>
    public bool IsWholeWith(int more) =>
        _outcome.Script is { Form: not { Raw: true } } script && (!TakesBody || Sent + more >= (script.Form?.Length ?? script.Reply.Body.Length));

    /// <summary>The answer comes to its end.</summary>
    public void End(DateTimeOffset at) => Close(_outcome.Script.Spoils ? EndingKind.Spoiled : EndingKind.Delivered, at);

    /// <summary>Records how it ended, unless that is known.</summary>
    public void Close(EndingKind how, DateTimeOffset at)
    {
        if (!IsClosed)
        {
            IsClosed = true;
            _outcome.Close(new Ending(how, Sent, at, Monotonic.Now));
        }
    }
}
