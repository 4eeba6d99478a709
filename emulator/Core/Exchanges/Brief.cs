namespace ChatEmulator.Exchanges;

/// <summary>A text that a client sent, short enough to be kept or told: it may be as long as the body that carried it.</summary>
internal static class Brief
{
    /// <summary>The text itself, or its beginning, its length and a sum of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many UTF-16 units are kept.</param>
    public static string Of(string text, int most = 300)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // Not between the halves of a surrogate pair.
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return $"{text[..end]}… ({text.Length:N0} characters, {Sum(text):x8})";
    }

    // FNV-1a: so that two texts with the same beginning are still told apart.
    private static uint Sum(string text)
    {
        var sum = 2_166_136_261u;
        foreach (var letter in text)
        {
            sum = (sum ^ letter) * 16_777_619u;
        }

        return sum;
    }
}
