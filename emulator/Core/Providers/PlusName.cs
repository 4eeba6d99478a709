using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>A name that a client wrote with a world's after its last plus: <c>demo+checkout-7</c>.</summary>
/// <param name="Stem">The name without plus and world.</param>
/// <param name="World">The world's name.</param>
internal readonly record struct PlusName(string Stem, string World)
{
    /// <summary>Reads a plain name; null when it names no world.</summary>
    public static PlusName? OfText(string text) => Split(text, text.Length);

    /// <summary>Reads an e-mail address, whose plus stands before the @; without an @ it is a plain name.</summary>
    public static PlusName? OfAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return Split(text, at < 0 ? text.Length : at);
    }

    /// <summary>A sentence more for whoever wrote a plus and no name of a world after it; empty for others.</summary>
    public static string Advice(string text, PlusName? read) => read is null && text.LastIndexOf('+') > 0
        ? " After a plus stands the name of a world: 1 to 64 of A to Z, a to z, 0 to 9, '.', '_' and '-'."
        : "";

    // A plus with nothing before it is the beginning of a name, such as a telephone number's.
    private static PlusName? Split(string text, int end)
    {
        var plus = text.AsSpan(0, end).LastIndexOf('+');
        return plus > 0 && WorldName.IsValid(text.AsSpan(plus + 1, end - plus - 1))
            ? new PlusName(text.Remove(plus, end - plus), text[(plus + 1)..end])
            : null;
    }
}
