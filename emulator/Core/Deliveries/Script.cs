using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The verbs that every delivery is written in; one interpreter in the server plays them.</summary>
public enum Verb
{
    /// <summary>Send the whole reply in one piece, framed as the protocol frames it, and end it.</summary>
    Send,

    /// <summary>Send status and headers, and not yet the body: as the protocol frames them, or as <see cref="Script.Form"/> has them.</summary>
    Head,

    /// <summary>Send a piece of the body, <see cref="Step.Bytes"/>, behind the head and in its framing; it leaves at once, by itself.</summary>
    Body,

    /// <summary>Put <see cref="Step.Bytes"/> on the connection as they are, past all framing. HTTP/1.1 alone.</summary>
    Raw,

    /// <summary>Wait for <see cref="Step.For"/> on the world's clock.</summary>
    Wait,

    /// <summary>Wait until the client leaves or the world ends.</summary>
    Hold,

    /// <summary>Wait until the client sends anything more on the connection; when it closes it instead, the script is at its end. HTTP/1.1 alone.</summary>
    Listen,

    /// <summary>Close the connection in order, without another byte; of HTTP/2 the call's stream alone (RST_STREAM, CANCEL).</summary>
    Fin,

    /// <summary>Reset the connection; of HTTP/2 the call's stream alone (RST_STREAM, INTERNAL_ERROR).</summary>
    Rst,

    /// <summary>Reset the call's stream with the error <see cref="Step.Code"/>. HTTP/2 alone.</summary>
    ResetStream,

    /// <summary>Send GOAWAY with the error <see cref="Step.Code"/>, as if this call and all after it had not been looked at, and close the connection. HTTP/2 alone.</summary>
    GoAway,

    /// <summary>Begin to end the connection in order: no new call is taken on it, those under way come to their end. HTTP/2 alone.</summary>
    Drain,
}

/// <summary>One verb with what it needs.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="For">For <see cref="Verb.Wait"/>: how long, on the world's clock.</param>
/// <param name="Bytes">For <see cref="Verb.Body"/> and <see cref="Verb.Raw"/>: what is sent.</param>
/// <param name="Code">For <see cref="Verb.ResetStream"/> and <see cref="Verb.GoAway"/>: the error's number (RFC 9113, section 7).</param>
public readonly record struct Step(Verb Verb, TimeSpan For = default, ReadOnlyMemory<byte> Bytes = default, long Code = 0);

/// <summary>How a reply is sent: verbs in order. It says nothing of sockets, so it is tested without any.</summary>
/// <param name="Reply">The reply that <see cref="Verb.Send"/> sends and whose head <see cref="Verb.Head"/> does.</param>
/// <param name="Steps">The verbs, in order. Behind the last the server ends the answer, where it is not ended yet.</param>
public readonly record struct Script(Reply Reply, IReadOnlyList<Step> Steps)
{
    private static readonly Step[] PromptSteps = [new(Verb.Send)];

    /// <summary>How the head differs from the one that the protocol asks for; null when it does not.</summary>
    public HeadForm? Form { get; init; }

    /// <summary>Whether what is sent to its end is not the answer any more: whoever receives it whole cannot know what it said.</summary>
    public bool Spoils { get; init; }

    /// <summary>The reply, at once and whole.</summary>
    internal static Script Prompt(Reply reply) => new(reply, PromptSteps);

    /// <summary>Whether nothing but one write happens.</summary>
    internal bool IsPrompt => ReferenceEquals(Steps, PromptSteps) && Form is null && !Spoils;

    /// <summary>Whether it ends without a byte of an answer.</summary>
    internal bool IsSilent => !IsPrompt && Steps.All(step => step.Verb is not (Verb.Send or Verb.Head or Verb.Body or Verb.Raw));

    /// <summary>Whether it ends by saying that nobody has looked at the call (RFC 9113, 8.7).</summary>
    internal bool SaysUnseen => Steps is [.., { Verb: Verb.GoAway } or { Verb: Verb.ResetStream, Code: StreamErrors.RefusedStream }];

    /// <summary>The same with head and body apart, for whoever lays something between them.</summary>
    internal Script Apart()
    {
        var body = Reply.HasBody ? Reply.Body : default;
        Step[] apart = body.IsEmpty ? [new(Verb.Head)] : [new(Verb.Head), new(Verb.Body, Bytes: body)];
        return this with { Steps = [.. Steps.SelectMany(step => step.Verb == Verb.Send ? apart : [step])] };
    }
}

/// <summary>How a head differs from the one that the protocol asks for.</summary>
public sealed record HeadForm
{
    /// <summary>
    /// Whether the emulator writes head and body onto the connection itself, past the server's framing, so that they may be wrong; then nothing
    /// ends the answer but a verb, or a body as long as was declared. HTTP/1.1 alone.
    /// </summary>
    public bool Raw { get; init; }

    /// <summary>The first line without its end, instead of the right one; null for the right one. Raw heads alone.</summary>
    public string? StatusLine { get; init; }

    /// <summary>Lines behind all headers, as they are and without their ends. Raw heads alone.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The declared Content-Length; null for that of the reply's body.</summary>
    public long? Length { get; init; }

    /// <summary>Whether no length is declared; of a head that is not raw the protocol then frames the body in its own way.</summary>
    public bool HasNoLength { get; init; }

    /// <summary>Whether it says <c>Transfer-Encoding: chunked</c>; the pieces of the body are then chunks already. Raw heads alone.</summary>
    public bool Chunked { get; init; }

    /// <summary>Whether it says <c>Connection: close</c>, and the connection ends with the answer. HTTP/1.1 alone.</summary>
    public bool Closes { get; init; }
}
