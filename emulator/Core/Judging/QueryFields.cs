namespace ChatEmulator.Judging;

/// <summary>The fields of a query, decoded.</summary>
internal static class QueryFields
{
    /// <summary>Name and value of each field, in the order sent; a field without an equals sign has an empty value.</summary>
    public static IEnumerable<(string Name, string Value)> Of(string query) =>
        from field in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let end = field.IndexOf('=', StringComparison.Ordinal)
        select end < 0 ? (Decode(field), "") : (Decode(field[..end]), Decode(field[(end + 1)..]));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
