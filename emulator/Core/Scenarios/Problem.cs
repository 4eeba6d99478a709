namespace ChatEmulator.Scenarios;

/// <summary>Whether a problem keeps the scenario from being played.</summary>
public enum Severity
{
    /// <summary>Nothing starts on it.</summary>
    Error,

    /// <summary>It is reported, and the scenario plays.</summary>
    Warning,
}

/// <summary>Something that is wrong with a scenario file.</summary>
/// <param name="File">The file as the user named it; <c>inline</c> for YAML given as text.</param>
/// <param name="Line">The line, from 1; 0 when the problem belongs to the whole file.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="SourceLine">The line itself; null when there is none.</param>
/// <param name="Text">What is wrong, and what would be right.</param>
/// <param name="Severity">Whether the scenario can still be played.</param>
public sealed record Problem(string File, int Line, int Column, string? SourceLine, string Text, Severity Severity = Severity.Error);
