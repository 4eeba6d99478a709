using System.IO.Pipelines;
using ChatEmulator.Deliveries;
using ChatEmulator.Journals;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>HTTP/1.1: the call has the connection to itself. What the framework does not let one write goes onto the pipe below it.</summary>
/// <param name="course">The answer.</param>
/// <param name="writer">Writes what the protocol frames.</param>
internal sealed class ConnectionStage(Course course, Writer writer) : Stage(course, writer)
{
    private readonly Writer _writer = writer;

    private IDuplexPipe Transport => Context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport;

    private HeadForm? RawForm => Course.Outcome.Script.Form is { Raw: true } form ? form : null;

    public override async Task Play(Step step, DateTimeOffset at, bool more)
    {
        switch (step.Verb)
        {
            case Verb.Raw:
                await Raw(step.Bytes);
                break;
            case Verb.Listen:
                await Listen();
                break;
            case Verb.Fin:
                Course.Close(EndingKind.Closed, at);
                await Hangup.InOrder(Context, Course.Cut);
                break;
            case Verb.Rst:
                Course.Close(EndingKind.Reset, at);
                await Hangup.ByReset(Context, Course.Cut);
                break;
            default:
                await base.Play(step, at, more);
                break;
        }
    }

    protected override Task Head(DateTimeOffset at, bool more)
    {
        if (RawForm is not { } form)
        {
            return base.Head(at, more);
        }

        _writer.Prepare(Context, Course.Outcome, at);
        return Raw(RawHead.Of(Context.Response, form));
    }

    protected override async Task Body(ReadOnlyMemory<byte> bytes, DateTimeOffset at, bool more)
    {
        if (RawForm is null)
        {
            await base.Body(bytes, at, more);
        }
        else if (Course.TakesBody)
        {
            await Raw(bytes);
            Course.Sent += bytes.Length;
            await Leave();
        }
    }

    // Two pieces would leave as one, where the socket is slower than we are.
    protected override Task Leave() => Outflow.Of(Context).Taken(Course.Cut);

    private async Task Raw(ReadOnlyMemory<byte> bytes)
    {
        Course.IsPastFraming = true;
        var flushed = await Transport.Output.WriteAsync(bytes, Course.Cut);
        if (flushed.IsCompleted)
        {
            throw new ConnectionAbortedException("The client has gone.");
        }
    }

    // What the client sends is left where it is: whoever reads on would take it for the next call.
    private async Task Listen()
    {
        var heard = await Transport.Input.ReadAsync(Course.Cut);
        var silent = heard.Buffer.IsEmpty;
        Transport.Input.AdvanceTo(heard.Buffer.Start);
        if (silent)
        {
            throw new ConnectionAbortedException("The client has closed the connection.");
        }
    }
}
