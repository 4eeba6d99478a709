namespace ChatEmulator.Exchanges;

/// <summary>The fields of a query in the order sent, decoded, one at a time; what needs no decoding allocates nothing.</summary>
/// <param name="query">The query as sent, with or without its question mark.</param>
internal ref struct QueryFields(ReadOnlySpan<char> query)
{
    private ReadOnlySpan<char> _rest = query is ['?', ..] ? query[1..] : query;
    private ReadOnlySpan<char> _name;
    private ReadOnlySpan<char> _value;

    /// <summary>The name of the field.</summary>
    public readonly ReadOnlySpan<char> Name => Decoded(_name);

    /// <summary>Its value; empty when it came without an equals sign.</summary>
    public readonly ReadOnlySpan<char> Value => Decoded(_value);

    /// <summary>Goes to the next field; false when there is none. Nothing between two ampersands is no field.</summary>
    public bool Next()
    {
        _rest = _rest.TrimStart('&');
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOf('&');
        var field = end < 0 ? _rest : _rest[..end];
        _rest = _rest[field.Length..];
        var equals = field.IndexOf('=');
        _name = equals < 0 ? field : field[..equals];
        _value = equals < 0 ? default : field[(equals + 1)..];
        return true;
    }

    private static ReadOnlySpan<char> Decoded(ReadOnlySpan<char> text) =>
        text.IndexOfAny('%', '+') < 0 ? text : Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
