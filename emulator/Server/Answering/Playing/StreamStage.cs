using ChatEmulator.Deliveries;
using ChatEmulator.Journals;
using ChatEmulator.Server.Listening.Http2;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>HTTP/2: the call has a stream among others on its connection, and whatever ends it leaves the others alone; but GOAWAY and drain.</summary>
internal sealed class StreamStage : Stage
{
    // RFC 9113, section 7.
    private const int InternalError = 2;
    private const int Cancel = 8;

    private readonly FrameSeam _seam;
    private readonly int _stream;

    public StreamStage(Course course, Writer writer)
        : base(course, writer)
    {
        (_seam, _stream) = (Features.GetRequiredFeature<FrameSeam>(), Features.GetRequiredFeature<IHttp2StreamIdFeature>().StreamId);
        _seam.Follow(_stream);
    }

    private IFeatureCollection Features => Context.Features;

    public override Task Play(Step step, DateTimeOffset at, bool more)
    {
        switch (step.Verb)
        {
            case Verb.Fin:
                return Reset(EndingKind.Closed, Cancel, at);
            case Verb.Rst:
                return Reset(EndingKind.Reset, InternalError, at);
            case Verb.ResetStream:
                return Reset(EndingKind.StreamReset, (int)step.Code, at);
            case Verb.Drain:
                Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
                return Task.CompletedTask;
            case Verb.GoAway:
                return GoAway(step.Code, at);
            default:
                return base.Play(step, at, more);
        }
    }

    public override void Dispose()
    {
        _seam.Leave(_stream);
        base.Dispose();
    }

    protected override Task Leave() => _seam.Gone(_stream, Course.Sent).WaitAsync(Course.Cut);

    private Task Reset(EndingKind how, int error, DateTimeOffset at)
    {
        Course.Close(how, at);
        Features.GetRequiredFeature<IHttpResetFeature>().Reset(error);
        return Task.CompletedTask;
    }

    // A client opens the odd streams, in order: the last that was looked at is the one before this.
    private async Task GoAway(long error, DateTimeOffset at)
    {
        Course.Close(EndingKind.GoneAway, at);
        try
        {
            if (await _seam.SayLast(GoAwayFrame.Of(Math.Max(0, _stream - 2), error), Course.Cut))
            {
                await Hangup.InOrder(Context, Course.Cut);
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing is said on the connection any more, to no other call either.
            Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
            throw;
        }
    }
}
