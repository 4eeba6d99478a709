namespace ChatEmulator.Judging;

/// <summary>Whether something holds for a call, the weakest first: the journal may not have kept what would tell.</summary>
internal enum Met
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>What was kept does not tell.</summary>
    Unknown,

    /// <summary>It does.</summary>
    Yes,
}
