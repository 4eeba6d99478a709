using System.Collections.Concurrent;

namespace ChatEmulator.Providers;

/// <summary>
/// Whose an Authorization header is, letter for letter: those of the declared accounts, and the latest that were found to be right
/// in a world that they name. Nothing is decoded or compared for a header that is known. Shared by worlds, so it is safe to use at once.
/// </summary>
internal sealed class KnownHeaders
{
    // Two headers of two thousand worlds; then they are found out anew.
    private const int Most = 4_096;
    private const int LongestHeader = 1_000;

    private readonly Dictionary<string, KnownHeader> _declared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownHeader> _found = new(StringComparer.Ordinal);

    /// <summary>How many are known beside the declared ones.</summary>
    public int Found => _found.Count;

    public KnownHeader? Of(string header) =>
        _declared.TryGetValue(header, out var known) || _found.TryGetValue(header, out known) ? known : null;

    /// <summary>Adds the header of a declared account; the first that has it keeps it.</summary>
    public void Declare(string header, KnownHeader known) => _declared.TryAdd(header, known);

    /// <summary>Notes a header that is right in the world that it names. Padded with white space it may be long, and is not kept.</summary>
    public void Find(string header, KnownHeader known)
    {
        if (header.Length > LongestHeader)
        {
            return;
        }

        if (_found.Count >= Most)
        {
            _found.Clear();
        }

        _found[header] = known;
    }
}

/// <summary>Whose header it is.</summary>
/// <param name="Account">The account.</param>
/// <param name="ByPassword">Whether a password proves it; else a bearer.</param>
/// <param name="World">The world that it names, and the only one in which it is right; null when it names none.</param>
internal sealed record KnownHeader(Account Account, bool ByPassword, string? World = null)
{
    /// <summary>The world that it names.</summary>
    public WorldClue? Clue => World is null ? null : new WorldClue(World, Makes: true);

    public bool IsRightIn(string world) => World is null || World == world;
}
