using System.CommandLine;
using ChatEmulator.Host.Commands;

namespace ChatEmulator.Host.Settings;

/// <summary>A text that somebody gave, and where, so that a complaint about it can name the place.</summary>
/// <param name="Text">The text.</param>
/// <param name="Source">The option or the environment variable.</param>
/// <param name="Typed">Whether it stood on the command line.</param>
internal sealed record Given(string Text, string Source, bool Typed)
{
    /// <summary>The text as yes or no, whatever its case; an option without a value means yes. Null when it says neither.</summary>
    public bool? Truth => Text.Length == 0 ? true : bool.TryParse(Text, out var truth) ? truth : null;
}

/// <summary>One thing to set, as an option and as an environment variable; the option wins. Both are read as text, by the same reader.</summary>
/// <param name="name">The option.</param>
/// <param name="value">What the help calls its value.</param>
/// <param name="about">What it does, and what holds without it.</param>
/// <param name="many">Whether it may be given several times.</param>
/// <param name="bare">Whether the option means something without a value too; it is then read as an empty text.</param>
internal sealed class Setting(string name, string value, string about, bool many = false, bool bare = false)
{
    public string Name { get; } = name;

    public string Variable { get; } = "CHAT_EMULATOR" + name[1..].Replace('-', '_').ToUpperInvariant();

    public bool Many { get; } = many;

    public Option Option { get; } = many
        ? new Option<string[]>(name) { Description = about, HelpName = value }
        : new Option<string>(name) { Description = about, HelpName = bare ? HelpPages.MayLack(value) : value, Arity = bare ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };

    /// <summary>What was given; nothing when it was not set.</summary>
    public IReadOnlyList<Given> All(ParseResult line, Terminal terminal)
    {
        if (line.GetResult(Option) is { Tokens.Count: > 0 } typed)
        {
            return [.. typed.Tokens.Select(token => new Given(token.Value, Name, Typed: true))];
        }

        if (bare && line.GetResult(Option) is { Implicit: false })
        {
            return [new Given("", Name, Typed: true)];
        }

        return terminal.Variable(Variable) is { Length: > 0 } text
            ? [.. (Many ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text])
                .Select(part => new Given(part, Variable, Typed: false))]
            : [];
    }

    /// <summary>What was given; null when it was not set.</summary>
    public Given? One(ParseResult line, Terminal terminal) => All(line, terminal) is [var given, ..] ? given : null;
}
