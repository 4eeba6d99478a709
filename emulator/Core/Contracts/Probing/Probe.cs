namespace ChatEmulator.Contracts.Probing;

/// <summary>
/// One or more requests, of which the last one's answer tells whether a rule is kept. Earlier ones prepare: the first of two equal
/// messages, or a login.
/// </summary>
/// <param name="Expected">What is expected of the last answer.</param>
/// <param name="Requests">The requests, made one after the other when their turn has come.</param>
internal sealed record Probe(Expected Expected, params IReadOnlyList<Func<ProbeContext, ProbeRequest>> Requests)
{
    /// <summary>What it takes, or leaves behind.</summary>
    public ProbeNeeds Needs { get; init; }

    /// <summary>What must have come of its requests for the last answer to tell anything; null for nothing.</summary>
    public Func<ProbeContext, bool>? Premise { get; init; }
}

/// <summary>What a probe takes, or leaves behind at whoever is probed.</summary>
[Flags]
internal enum ProbeNeeds
{
    /// <summary>Nothing: it is refused, or mints a token that ends by itself.</summary>
    None = 0,

    /// <summary>It leaves a message behind.</summary>
    Message = 1,

    /// <summary>It sends wrong passwords, which may lock the account.</summary>
    Lock = 2,

    /// <summary>It sends some ten megabytes.</summary>
    Heavy = 4,

    /// <summary>It waits for hours, so the clock must be one that can be advanced.</summary>
    Clock = 8,

    /// <summary>It needs a project whose token lacks the scope Chat.</summary>
    ScopelessProject = 16,

    /// <summary>It needs the id of a thread that exists.</summary>
    Thread = 32,

    /// <summary>It looks at what only an emulator shows.</summary>
    Emulator = 64,

    /// <summary>It makes hundreds or thousands of calls.</summary>
    Burst = 128,
}

/// <summary>One request of a probe.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with its query.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record ProbeRequest(string Method, string Path, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>The Content-Type; null for none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>The Accept; null for none.</summary>
    public string? Accept { get; init; }

    /// <summary>The Authorization; null for none.</summary>
    public string? Authorization { get; init; }

    /// <summary>How far the clock is advanced before it is sent.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How many times it is sent.</summary>
    public int Times { get; init; } = 1;
}

/// <summary>Whom probes speak for, and what has been answered so far.</summary>
internal sealed class ProbeContext
{
    /// <summary>The right Authorization of the provider that is probed.</summary>
    public required string Authorization { get; init; }

    /// <summary>An Authorization whose name is right and whose secret is wrong.</summary>
    public required string WrongAuthorization { get; init; }

    /// <summary>The Authorization of a project without the scope Chat; null when there is none.</summary>
    public string? ScopelessAuthorization { get; init; }

    /// <summary>The name of the account.</summary>
    public required string Name { get; init; }

    /// <summary>The secret of the account.</summary>
    public required string Secret { get; init; }

    /// <summary>The id of a thread that exists; null when none is known.</summary>
    public string? Thread { get; init; }

    /// <summary>A text that no other probe of any run has: for ids that must be new.</summary>
    public required string Unique { get; init; }

    /// <summary>The time at the server that is probed.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The answers to the requests of this probe so far.</summary>
    public IReadOnlyList<Exchanges.Reply> Answers { get; init; } = [];
}
