using System.Globalization;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What an Accept header asks for (RFC 9110), as far as the choice between a page and JSON goes.</summary>
internal static class Accepts
{
    /// <summary>Whether a page is wanted rather than JSON; a client that does not say, or wants both alike, gets JSON.</summary>
    public static bool Page(string? accept) => accept is not null && Weight(accept, "text/html", "text/*") > Weight(accept, "application/json", "application/*");

    // The most specific range that is named decides.
    private static double Weight(string accept, string exact, string range)
    {
        double? best = null;
        var nearest = 0;
        foreach (var part in accept.Split(','))
        {
            var fields = part.Split(';', StringSplitOptions.TrimEntries);
            var near = Named(fields[0], exact) ? 3 : Named(fields[0], range) ? 2 : fields[0] == "*/*" ? 1 : 0;
            if (near > nearest)
            {
                (best, nearest) = (Quality(fields), near);
            }
        }

        return best ?? 0;
    }

    private static bool Named(string field, string name) => field.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static double Quality(string[] fields)
    {
        var q = fields.Skip(1).FirstOrDefault(field => field.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        return q is null ? 1 : double.TryParse(q.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 0;
    }
}
