using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>What an answer is played on: a call's part of a connection, and how each verb is done there. What both protocols do alike stands here.</summary>
/// <param name="course">The answer.</param>
/// <param name="writer">Writes what the protocol frames.</param>
internal abstract class Stage(Course course, Writer writer) : IDisposable
{
    protected Course Course => course;

    protected HttpContext Context => course.Context;

    public static Stage Of(Course course, Writer writer) =>
        HttpProtocol.IsHttp2(course.Context.Request.Protocol) ? new StreamStage(course, writer) : new ConnectionStage(course, writer);

    /// <summary>Does a verb that moves bytes, or ends what carries them.</summary>
    /// <param name="step">The verb, with what it needs.</param>
    /// <param name="at">When, on the world's clock.</param>
    /// <param name="more">Whether another step follows, so that what is whole has to be out before it.</param>
    public virtual Task Play(Step step, DateTimeOffset at, bool more) => step.Verb switch
    {
        Verb.Send => Send(at, more),
        Verb.Head => Head(at, more),
        Verb.Body => Body(step.Bytes, at, more),
        _ => throw new NotSupportedException($"Nobody has taught the player to {step.Verb} by {Context.Request.Protocol}."),
    };

    /// <summary>The answer has been played.</summary>
    public virtual void Dispose()
    {
    }

    /// <summary>What was flushed is on its way by itself, and neither joined by what follows nor dropped for it.</summary>
    protected abstract Task Leave();

    protected virtual Task Head(DateTimeOffset at, bool more)
    {
        writer.Prepare(Context, course.Outcome, at);
        return Out(course.IsWholeWith(0), at, more, () => Context.Response.Body.FlushAsync(course.Cut));
    }

    // What is the last of an answer is recorded before it leaves.
    protected virtual async Task Body(ReadOnlyMemory<byte> bytes, DateTimeOffset at, bool more)
    {
        if (!course.TakesBody)
        {
            return;
        }

        var whole = course.IsWholeWith(bytes.Length);
        course.Sent += whole ? bytes.Length : 0;
        await Out(whole, at, more, async () =>
        {
            await Context.Response.BodyWriter.WriteAsync(bytes, course.Cut);
            course.Sent += whole ? 0 : bytes.Length;
        });
    }

    private Task Send(DateTimeOffset at, bool more)
    {
        course.Sent = writer.Write(Context, course.Outcome, at);
        course.End(at);
        return more ? Context.Response.CompleteAsync() : Task.CompletedTask;
    }

    private async Task Out(bool whole, DateTimeOffset at, bool more, Func<Task> send)
    {
        if (whole)
        {
            course.End(at);
        }

        await send();
        if (more)
        {
            await Leave();
        }

        if (whole && more)
        {
            await Context.Response.CompleteAsync();
        }
    }
}
