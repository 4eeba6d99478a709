using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ChatEmulator.Journals;

/// <summary>Some statuses: <c>429</c>, a class such as <c>4xx</c>, or several of them with commas between.</summary>
internal sealed class StatusSet
{
    /// <summary>What may be written.</summary>
    public const string Right = "a status such as 429, a class such as 4xx, or several with commas";

    private readonly (int From, int To)[] _ranges;

    private StatusSet(IEnumerable<(int From, int To)> ranges) => _ranges = [.. ranges];

    /// <summary>One status.</summary>
    public static StatusSet Of(int status) => new([(status, status)]);

    /// <summary>Reads what was written; false when it is none.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out StatusSet? set)
    {
        var ranges = text.Split(',').Select(part => One(part.Trim())).ToList();
        set = ranges.Contains(null) ? null : new StatusSet(ranges.OfType<(int, int)>());
        return set is not null;
    }

    /// <summary>Whether a status is one of them.</summary>
    public bool Has(int status)
    {
        foreach (var (from, to) in _ranges)
        {
            if (status >= from && status <= to)
            {
                return true;
            }
        }

        return false;
    }

    private static (int From, int To)? One(string text) =>
        text is [>= '1' and <= '5' and var first, 'x', 'x'] ? (100 * (first - '0'), (100 * (first - '0')) + 99)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? (status, status)
        : null;
}
