using System.CommandLine;

namespace ChatEmulator.Host.Settings;

/// <summary>Whether <c>serve</c> gives a verdict when it ends.</summary>
internal sealed class VerifyOptions
{
    private readonly Setting _onExit = new("--verify-on-exit", "true|false", "When it is told to stop, tells whether what the scenarios expect was so, and ends with 0 (held), 1 (broken) or 3 (cannot be known, or nothing is expected).", bare: true);
    private readonly Setting _junit = new("--junit", "FILE", "With --verify-on-exit, writes the verdict into this file as JUnit XML.");

    public IReadOnlyList<Setting> All => [_onExit, _junit];

    /// <summary>What was set; null when nothing is to be verified.</summary>
    public VerifySettings? Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var onExit = _onExit.One(line, terminal) is { } given && ServeOptions.IsTrue(given, problems);
        var junit = _junit.One(line, terminal);
        if (junit is { Typed: true } && !onExit)
        {
            problems.Add($"{junit.Source} says where a verdict goes, and none is asked for: add --verify-on-exit.");
        }

        if (onExit && junit is not null && WholeFile.WhyNot(junit) is { } why)
        {
            problems.Add(why);
        }

        return onExit ? new VerifySettings(junit) : null;
    }
}

/// <summary>What becomes of a verdict at the end.</summary>
/// <param name="Junit">The file for JUnit XML; null for none.</param>
internal sealed record VerifySettings(Given? Junit);
