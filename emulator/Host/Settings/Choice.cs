using System.CommandLine;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Host.Settings;

/// <summary>Options whose value is one of a few words. A word that is none of them is refused with the one that was probably meant.</summary>
internal static class Choice
{
    /// <summary>Lets an option take these words alone; where nothing else is said, the help calls its value by them, in this order.</summary>
    public static Option<T> OneOf<T>(this Option<T> option, params string[] words)
    {
        option.HelpName ??= string.Join('|', words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value, StringComparer.Ordinal)))
            {
                result.AddError($"{option.Name}: '{token.Value}' is not known. {Hint(token.Value, words)}");
            }
        });
        return option;
    }

    /// <summary>The word that was probably meant, else all there are.</summary>
    public static string Hint(string word, IReadOnlyList<string> words) =>
        Nearest.Of(word, words) is { } near ? $"Did you mean '{near}'?" : $"There are {string.Join(", ", words)}.";
}
