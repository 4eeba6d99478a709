using ChatEmulator.Deliveries;
using ChatEmulator.Journals;
using ChatEmulator.Server.Listening.Http2;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>HTTP/2: the call has a stream among others on its connection, and whatever ends it leaves the others alone; but GOAWAY and drain.</summary>
/// <param name="course">The answer.</param>
/// <param name="writer">Writes what the protocol frames.</param>
internal sealed class StreamStage(Course course, Writer writer) : Stage(course, writer)
{
    // RFC 9113, section 7.
    private const int InternalError = 2;
    private const int Cancel = 8;

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
        var before = Math.Max(0, Features.GetRequiredFeature<IHttp2StreamIdFeature>().StreamId - 2);
        await Features.GetRequiredFeature<FrameSeam>().SayLast(GoAwayFrame.Of(before, error), Course.Cut);
        await Hangup.InOrder(Context, Course.Cut);
    }
}
