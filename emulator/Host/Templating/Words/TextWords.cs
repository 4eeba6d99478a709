using System.Text;
using System.Text.RegularExpressions;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that make texts out of texts.</summary>
internal static partial class TextWords
{
    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["trim"] = call => (call.HasBody ? call.Body() : call.FirstText).Trim(),
        ["lower"] = call => call.Text(call.First).ToLowerInvariant(),
        ["upper"] = call => call.Text(call.First).ToUpperInvariant(),
        ["capitalize"] = call => Capitalized(call.Text(call.First), Java.IsEmpty(call.Option("fully"))),
        ["capitalizeFirst"] = call => call.Text(call.First) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "",
        ["cut"] = call => Replaced(call, call.Text(call.First), call.At(1) is { } cut ? call.Text(cut) : " ", ""),
        ["replace"] = call => call.Arguments.Length < 3 ? throw call.Wrong("it takes a text, what to replace, and by what")
            : call.First is null ? call.Text(call.At(1)) : Replaced(call, call.Text(call.First), call.Text(call.At(1)), call.Text(call.At(2))),
        ["substring"] = Substring,
        ["slugify"] = call => call.First is string text ? Space().Replace(NoWord().Replace(text, "").Trim(), "-").ToLowerInvariant() : "",
        ["stripTags"] = call => Markup().Replace(call.Text(call.First), ""),
        ["abbreviate"] = Abbreviated,
        ["wordWrap"] = call => Wrapped(call.Text(call.First), call.At(1) as long? ?? throw call.Wrong("it takes a width")),
        ["defaultIfEmpty"] = call => Java.IsEmpty(call.First) ? call.At(1) ?? "" : call.First,
        ["regexExtract"] = Extract,
    };

    private static string Capitalized(string text, bool keepsRest)
    {
        var letters = text.ToCharArray();
        for (var n = 0; n < letters.Length; n++)
        {
            var isFirst = n == 0 || char.IsWhiteSpace(letters[n - 1]);
            letters[n] = isFirst ? char.ToUpperInvariant(letters[n]) : keepsRest ? letters[n] : char.ToLowerInvariant(letters[n]);
        }

        return new string(letters);
    }

    private static string Replaced(WordCall call, string text, string old, string by)
    {
        // An empty text is found before each letter, and at the end.
        if (old.Length == 0)
        {
            call.Render.Spend(by.Length * (text.Length + 1L));
            return by + string.Concat(text.Select(letter => letter + by));
        }

        call.Render.Spend(text.Length + (by.Length * (long)text.AsSpan().Count(old)));
        return text.Replace(old, by, StringComparison.Ordinal);
    }

    private static object? Substring(WordCall call)
    {
        var text = call.Text(call.First);
        if (call.At(1) is not long from || (call.Arguments.Length > 2 && call.At(2) is not long))
        {
            throw call.Wrong("it takes a text, where to begin and where to end, as whole numbers");
        }

        var to = call.At(2) as long? ?? text.Length;
        return from < 0 || to > text.Length || from > to ? throw call.Wrong($"from {from} to {to} is not within a text of {text.Length}") : text[(int)from..(int)to];
    }

    private static object? Abbreviated(WordCall call)
    {
        var (text, width) = (call.Text(call.First), call.At(1) as long? ?? throw call.Wrong("it takes a width"));
        return width < 4 ? throw call.Wrong("the width is at least 4") : text.Length <= width ? text : text[..(int)(width - 3)] + "...";
    }

    private static string Wrapped(string text, long width)
    {
        var (lines, line) = (new StringBuilder(), 0);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var breaks = line > 0 && line + 1 + word.Length > width;
            lines.Append(line == 0 ? "" : breaks ? "\n" : " ").Append(word);
            line = breaks || line == 0 ? word.Length : line + 1 + word.Length;
        }

        return lines.ToString();
    }

    private static object? Extract(WordCall call)
    {
        var text = call.FirstText;
        var java = call.Arguments.Length > 1 ? call.Text(call.At(1)) : throw call.Wrong("it takes a text and a regular expression");
        var finder = Finder.At(call.Site, java);
        if (finder.Regex is null)
        {
            return $"[ERROR: Invalid regex string {java}]";
        }

        var match = finder.First(text, call);
        if (match is null || (call.At(2) is not null && match.Groups.Count < 2))
        {
            return match is null && call.Has("default") ? call.Option("default") : $"[ERROR: Nothing matched {java}]";
        }

        if (call.At(2) is { } name)
        {
            call.Render.Assigned[call.Text(name)] = new Several([.. match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? (object?)group.Value : null)]);
            return null;
        }

        return match.Value;
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}\s]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoWord();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
