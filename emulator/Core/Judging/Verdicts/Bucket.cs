namespace ChatEmulator.Judging.Verdicts;

/// <summary>What was counted of one value, or of all calls together.</summary>
internal struct Bucket
{
    /// <summary>The calls that were counted; as long as nothing was, those that came.</summary>
    public Numbers Calls;

    /// <summary>How much was counted.</summary>
    public long Made { get; private set; }

    /// <summary>How many calls are still to be made.</summary>
    public int Pending { get; set; }

    /// <summary>The value, for people; null while nobody has to be told of it.</summary>
    public string? Value { get; set; }

    /// <summary>Counts a call.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="made">How much of it there is to count; 0 for a call that only came.</param>
    public void Count(long number, int made)
    {
        if (made > 0 && Made == 0)
        {
            Calls = default;
        }

        if (made > 0 || Made == 0)
        {
            Calls.Add(number);
        }

        Made += made;
    }
}
