using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Fidelity;

/// <summary>Whom probes speak for.</summary>
/// <param name="Name">A project, or an e-mail address.</param>
/// <param name="Secret">Its API token, or password.</param>
/// <param name="Unique">What the ids of this run begin with, so that none of them was used before.</param>
internal sealed record Credentials(string Name, string Secret, string Unique)
{
    /// <summary>A project without the scope Chat and its token; null for none.</summary>
    public (string Name, string Secret)? Scopeless { get; init; }

    /// <summary>The id of a thread that exists; null when none is known.</summary>
    public string? Thread { get; init; }

    /// <summary>What a probe knows when its next request is made.</summary>
    /// <param name="probe">The number of the probe in its run.</param>
    /// <param name="now">The time at the server.</param>
    /// <param name="answers">The answers so far.</param>
    internal ProbeContext For(int probe, DateTimeOffset now, IReadOnlyList<Reply> answers) => new()
    {
        Now = now,
        Name = Name,
        Secret = Secret,
        Authorization = Basic.Header(Name, Secret),
        WrongAuthorization = Basic.Header(Name, Secret + "-wrong"),
        ScopelessAuthorization = Scopeless is { } other ? Basic.Header(other.Name, other.Secret) : null,
        Thread = Thread,
        // Ended by a letter, so that no one is the beginning of another.
        Unique = $"{Unique}-{probe}x",
        Answers = answers,
    };
}
