namespace ChatEmulator.Scenarios.Templates;

/// <summary>An answer that would become larger than anybody could want; the message says how large it may be.</summary>
internal sealed class OverfullException() : Exception($"Filled in, this answer would be larger than {Most / 1_000_000} MB.")
{
    /// <summary>How many bytes an answer may have in which something is filled in.</summary>
    public const int Most = 16_000_000;
}
