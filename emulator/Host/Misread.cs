using System.CommandLine;
using System.CommandLine.Parsing;
using ChatEmulator.Host.Settings;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Host;

/// <summary>What is wrong with a command line, in sentences: the library's own, but for words that it does not know.</summary>
internal static class Misread
{
    /// <summary>Every problem; none where the line can be carried out.</summary>
    public static IReadOnlyList<string> Of(ParseResult line)
    {
        var command = line.CommandResult.Command;
        var unknown = Unknown([.. Swallowed(line), .. line.UnmatchedTokens]);

        // Where the command itself is misspelt nothing else can be said of the line.
        var others = command is RootCommand && unknown.Count > 0 ? [] : line.Errors.Select(error => error.Message);
        return [.. unknown.Select(word => Tell(word, command)).Concat(others)];
    }

    // An option that is not known goes to the library as an argument where there is room for one. Whoever means it so writes -- before it.
    private static IEnumerable<string> Swallowed(ParseResult line) => line.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        : line.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(IsOption);

    // What stands behind an option that is not known is its value, and no mistake of its own.
    private static List<string> Unknown(IReadOnlyList<string> words) =>
        [.. words.Where((word, i) => IsOption(word) || i == 0 || !IsOption(words[i - 1]))];

    private static string Tell(string word, Command command)
    {
        if (IsOption(word))
        {
            var names = command.Options.Select(option => option.Name).ToList();
            return $"There is no option {Quoted(word)}{Of(command)}. {Meant(word, names) ?? See(command)}";
        }

        return command is RootCommand
            ? $"There is no command {Quoted(word)}. {Choice.Hint(word, [.. command.Subcommands.Select(each => each.Name)])}"
            : $"{Quoted(word)} is one word too many for {command.Name}. {See(command)}";
    }

    private static string? Meant(string word, List<string> names) => Nearest.Of(word, names) is { } near ? $"Did you mean {near}?" : null;

    private static bool IsOption(string word) => word is ['-', _, ..];

    private static string Quoted(string word) => $"'{word}'";

    private static string Of(Command command) => command is RootCommand ? "" : $" of {command.Name}";

    private static string See(Command command) => $"See chat-emulator {(command is RootCommand ? "" : $"{command.Name} ")}--help.";
}
