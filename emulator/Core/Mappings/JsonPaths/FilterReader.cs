using System.Globalization;
using System.Text;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>Reads what stands in <c>[?(…)]</c>, from its opening parenthesis to the closing one.</summary>
internal sealed class FilterReader(Cursor cursor)
{
    /// <summary>The filter; null when something is wrong, which the cursor tells.</summary>
    public Filter? Read()
    {
        cursor.Blanks();
        return Parenthesis();
    }

    private Filter? Parenthesis()
    {
        cursor.Deeper();
        cursor.Want("(");
        var filter = cursor.IsOver ? null : Either();
        cursor.Blanks().Want(")");
        cursor.Higher();
        return filter;
    }

    private Filter? Either() => Series("||", Both, filters => new AnyFilter(filters));

    private Filter? Both() => Series("&&", One, filters => new AllFilter(filters));

    private Filter? Series(string between, Func<Filter?> read, Func<Filter[], Filter> made)
    {
        var filters = new List<Filter?> { read() };
        while (cursor.Blanks().Take(between))
        {
            filters.Add(read());
        }

        return cursor.Problem.Length > 0 ? null : filters.Count == 1 ? filters[0] : made([.. filters.OfType<Filter>()]);
    }

    private Filter? One()
    {
        if (!cursor.Blanks().Take("!"))
        {
            return cursor.Letter == '(' ? Parenthesis() : Compared();
        }

        cursor.Deeper();
        var not = cursor.IsOver ? null : One();
        cursor.Higher();
        return not is null ? Failed<Filter>("a filter is missing behind !") : new NotFilter(not);
    }

    private Filter? Compared()
    {
        if (cursor.Letter == '/')
        {
            var first = Regex();
            cursor.Blanks().Want("=~");
            return Value() is { } value && first is not null ? new RegexFilter(value, first) : null;
        }

        if (Value() is not { } left)
        {
            return null;
        }

        if (cursor.Blanks().Letter is ')' or '&' or '|')
        {
            return left.Path is { } path ? new ExistsFilter(path, left.FromRoot) : Failed<Filter>("a value alone is no filter");
        }

        if (cursor.Take("=~"))
        {
            return cursor.Blanks().Letter != '/' ? Failed<Filter>("=~ is followed by a /pattern/") : Regex() is { } regex ? new RegexFilter(left, regex) : null;
        }

        return Operator() is { } compare && Value() is { } right ? new ComparedFilter(left, compare, right) : null;
    }

    private Comparison? Operator()
    {
        var sign = cursor.While(letter => "<>=!~".Contains(letter, StringComparison.Ordinal));
        var word = sign.Length > 0 ? sign : cursor.While(char.IsAsciiLetter);
        return Comparisons.Names.Contains(word, StringComparer.OrdinalIgnoreCase) ? Comparisons.Of(word)
            : Failed<Comparison>($"there is no operator {word} here; there are {string.Join(" ", Comparisons.Names)} =~");
    }

    private Operand? Value()
    {
        switch (cursor.Blanks().Letter)
        {
            case '$' or '@':
                return PathValue(fromRoot: cursor.Letter == '$');
            case '\'' or '"':
                return new Operand(MadeJson.Text(cursor.Quoted()));
            case '[' or '{':
                return Literal(Container());
            default:
                return Literal(Number(cursor.While(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '+')));
        }
    }

    private Operand? PathValue(bool fromRoot)
    {
        var path = new PathReader(cursor, insideFilter: true).Path();
        return path is null ? null : new Operand(null, path, fromRoot);
    }

    private Operand? Literal(string json) =>
        ParsedJson.Parse(json) is { } value ? new Operand(value) : Failed<Operand>("a value is missing: a path, a text in quotes, a number, true, false, null, or JSON");

    // .5 and 12. are numbers to Java, and none to JSON.
    private static string Number(string word) =>
        word.StartsWith('+') || !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || ParsedJson.Parse(word) is not null ? word
            : number.ToString("R", CultureInfo.InvariantCulture);

    // JSON in which texts may stand in single quotes, to the bracket that closes it.
    private string Container()
    {
        var (json, open) = (new StringBuilder(), 0);
        do
        {
            var letter = cursor.Letter;
            open += letter is '[' or '{' ? 1 : letter is ']' or '}' ? -1 : 0;
            json.Append(letter is '\'' or '"' ? MadeJson.Text(cursor.Quoted()).GetRawText() : letter);
            cursor.At += letter is '\'' or '"' ? 0 : 1;
        }
        while (open > 0 && !cursor.IsOver);

        return json.ToString();
    }

    private JavaRegex? Regex()
    {
        var pattern = new StringBuilder();
        for (cursor.At++; !cursor.IsOver && cursor.Letter != '/'; cursor.At++)
        {
            if (cursor.Letter == '\\')
            {
                pattern.Append(cursor.Is("\\/") ? "" : "\\");
                cursor.At++;
            }

            pattern.Append(cursor.Letter);
        }

        cursor.Want("/");
        var flags = cursor.While(char.IsAsciiLetter);
        return flags is not ("" or "i") ? Failed<JavaRegex>($"of the flags behind a pattern only i is to be had here, and not {flags}")
            : JavaRegex.Read(pattern.ToString(), flags == "i", out var problem) ?? Failed<JavaRegex>($"the pattern {problem}");
    }

    private T? Failed<T>(string problem)
        where T : class
    {
        cursor.Fail(problem);
        return null;
    }
}
