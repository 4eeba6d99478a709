namespace ChatEmulator.Host.Journaling;

/// <summary>Lines that were not written, and why the last of them was not.</summary>
internal readonly record struct Loss(long Lines, string? Why)
{
    public string Text => $"{Lines:N0} {(Lines == 1 ? "line" : "lines")} of the journal file {(Lines == 1 ? "is" : "are")} missing: {Why}";
}
