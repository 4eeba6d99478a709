namespace ChatEmulator.Mappings.Reading;

/// <summary>JSON pointers: where in a mapping something stands.</summary>
internal static class Pointer
{
    /// <summary>Where a field stands.</summary>
    /// <param name="above">Where its object does.</param>
    /// <param name="name">Its name.</param>
    public static string To(string above, string name) => $"{above}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The name of what stands there, of an element of a list with its place; null for the whole.</summary>
    public static string? Name(string pointer)
    {
        var at = pointer.LastIndexOf('/');
        if (at < 0)
        {
            return null;
        }

        var above = pointer.LastIndexOf('/', Math.Max(0, at - 1));
        var isPlace = at > 0 && pointer.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return pointer[((isPlace ? above : at) + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
