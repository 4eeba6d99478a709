using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The verbs that every delivery is written in; one interpreter in the server plays them.</summary>
public enum Verb
{
    /// <summary>Send the whole reply, framed as the protocol frames it.</summary>
    Write,

    /// <summary>Send status and headers of the reply, and not yet its body.</summary>
    Head,

    /// <summary>Wait for <see cref="Step.For"/> on the world's clock.</summary>
    Wait,

    /// <summary>Wait until the client leaves or the world ends.</summary>
    Hold,

    /// <summary>Close the connection in order, without another byte.</summary>
    Fin,

    /// <summary>Reset the connection.</summary>
    Rst,
}

/// <summary>One verb with what it needs.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="For">For <see cref="Verb.Wait"/>: how long, on the world's clock.</param>
public readonly record struct Step(Verb Verb, TimeSpan For = default);

/// <summary>How a reply is sent: verbs in order. It says nothing of sockets, so it is tested without any.</summary>
/// <param name="Reply">The reply that <see cref="Verb.Write"/> sends.</param>
/// <param name="Steps">The verbs, in order.</param>
public readonly record struct Script(Reply Reply, IReadOnlyList<Step> Steps)
{
    private static readonly Step[] PromptSteps = [new(Verb.Write)];

    /// <summary>The reply, at once and whole.</summary>
    public static Script Prompt(Reply reply) => new(reply, PromptSteps);

    /// <summary>Whether nothing but one write happens.</summary>
    public bool IsPrompt => ReferenceEquals(Steps, PromptSteps);
}
