using ChatEmulator.Host.Templating.Values;
using ChatEmulator.Host.Templating.Words;

namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>Reads what stands in tags: words, what they are given, and where values are found.</summary>
/// <param name="source">The template.</param>
internal sealed class ExpressionReader(Source source)
{
    private const int Deepest = 32;

    // Nobody here knows a client's address, or takes multipart bodies apart.
    private static readonly string[] Absent = ["request.clientIp", "request.requestLine.clientIp", "request.parts", "request.binary", "request.isBinary"];

    /// <summary>A value tag.</summary>
    public Argument Value(Tag tag)
    {
        var letters = new Letters(source, tag);
        var at = letters.Peek() is null ? tag.At : letters.At;
        var name = letters.Peek() == '(' ? throw source.Wrong(at, "a tag begins with a name") : letters.Word();
        Argument value = Vocabulary.Knows(name) || !letters.IsOver ? Call(letters, name, at, 0) : new OperandArgument(Place(name, at, plain: true));
        return End(letters, value);
    }

    /// <summary>The beginning of a block, and the names that its body gives to what it is given.</summary>
    public (CallArgument Call, IReadOnlyList<string> Names) Block(Tag tag, bool inverted)
    {
        var letters = new Letters(source, tag);
        var at = letters.Peek() is null ? tag.At : letters.At;
        var name = letters.Word();
        CallArgument call;
        if (!Vocabulary.Knows(name) && letters.IsOver)
        {
            call = new CallArgument(inverted ? Vocabulary.Inverted : Vocabulary.Section, source.Place(at), [new OperandArgument(Place(name, at, plain: true))], []);
        }
        else
        {
            call = Call(letters, name, at, 0);
        }

        var names = new List<string>();
        if (letters.TakesAs())
        {
            while (!letters.Takes('|'))
            {
                names.Add(letters.IsOver ? throw source.Wrong(letters.At, "the names have no end, |") : letters.Word());
            }
        }

        return (End(letters, call), names);
    }

    private T End<T>(Letters letters, T read) => letters.IsOver ? read : throw source.Wrong(letters.At, $"{letters.Peek()} does not belong here");

    private CallArgument Call(Letters letters, string name, int at, int depth)
    {
        if ((depth > Deepest ? $"words lie within words more than {Deepest} deep" : Vocabulary.Problem(name)) is { } problem)
        {
            throw source.Wrong(at, problem);
        }

        var (arguments, options) = (new List<Argument>(), new List<(string, Argument)>());
        while (letters.Peek() is { } next && next != ')' && !letters.IsAs)
        {
            if (letters.Option() is { } option)
            {
                options.Add((option, Argument(letters, depth)));
            }
            else
            {
                arguments.Add(options.Count == 0 ? Argument(letters, depth) : throw source.Wrong(letters.At, "options come last"));
            }
        }

        return new CallArgument(name, source.Place(at), arguments, options);
    }

    private Argument Argument(Letters letters, int depth)
    {
        var next = letters.Peek();
        var at = letters.At;
        if (next is '\'' or '"')
        {
            return new OperandArgument(new Literal(letters.Quoted()));
        }

        if (!letters.Takes('('))
        {
            return new OperandArgument(Place(letters.Word(), at, plain: false));
        }

        var call = Call(letters, letters.Word(), at + 1, depth + 1);
        return letters.Takes(')') ? call : throw source.Wrong(letters.At, "a ) is missing");
    }

    // Of a tag that is nothing but a name, the name is a place even if it reads like a number, which WireMock refuses.
    private Operand Place(string word, int at, bool plain) =>
        Letters.Itself(word) is { } literal
            ? plain ? throw source.Wrong(at, $"{word} alone is no value to tell") : literal
            : char.IsAsciiDigit(word[0]) || word[0] == '-' ? throw source.Wrong(at, $"{word} is neither a number nor a name")
            : Absent.Contains(word) ? throw source.Wrong(at, $"{word} is not to be had here")
            : PathReader.Read(word) ?? throw source.Wrong(at, $"{word} is no name of a value");
}
