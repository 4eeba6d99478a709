namespace ChatEmulator.Journals;

/// <summary>How deliveries are named in questions: whole, as the journal tells them (<c>delay 3s, reset</c>), one of several, or by the word alone.</summary>
internal static class DeliveryText
{
    /// <summary>Whether a delivery, as the journal tells it, is one that is asked for.</summary>
    public static bool Fits(ReadOnlySpan<char> asked, ReadOnlySpan<char> told)
    {
        if (told.SequenceEqual(asked))
        {
            return true;
        }

        foreach (var part in told.Split(", "))
        {
            var one = told[part];
            var word = one.IndexOf(' ') is >= 0 and var end ? one[..end] : one;
            if (one.SequenceEqual(asked) || word.SequenceEqual(asked))
            {
                return true;
            }
        }

        return false;
    }
}
