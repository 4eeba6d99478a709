using System.Text;
using System.Text.Json;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Files;

/// <summary>Where in a file the parts of its JSON stand: JSON pointers in, lines and columns out.</summary>
/// <param name="file">The file, as problems call it.</param>
/// <param name="text">What it says.</param>
internal sealed class JsonPlaces(string file, byte[] text)
{
    private const int Deepest = 256;

    private Dictionary<string, int>? _starts;

    // Some editors begin a file with a mark that nobody sees.
    private int Mark { get; } = text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;

    /// <summary>What is wrong with a part, where it stands, or where what it belongs to does.</summary>
    public Problem Problem(string pointer, string message)
    {
        _starts ??= Starts();
        var at = pointer;
        while (at.Length > 0 && !_starts.ContainsKey(at))
        {
            at = at[..Math.Max(0, at.LastIndexOf('/'))];
        }

        return At(_starts.GetValueOrDefault(at), pointer.Length == 0 ? message : $"{pointer}: {message}");
    }

    /// <summary>What is wrong at a line and a byte of it, both from 0, as the parser counts.</summary>
    public Problem Problem(long line, long inLine, string message)
    {
        var start = Mark;
        for (; line > 0 && start < text.Length; line--)
        {
            var end = text.AsSpan(start).IndexOf((byte)'\n');
            start = end < 0 ? text.Length : start + end + 1;
        }

        return At((int)Math.Min(text.Length, start + inLine), message);
    }

    private Problem At(int offset, string message)
    {
        var begin = text.AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        begin = begin == 0 ? Math.Min(offset, Mark) : begin;
        var length = text.AsSpan(begin).IndexOf((byte)'\n');
        var source = Encoding.UTF8.GetString(text.AsSpan(begin, length < 0 ? text.Length - begin : length)).TrimEnd('\r');
        var line = text.AsSpan(0, offset).Count((byte)'\n') + 1;
        return new Problem(file, line, Encoding.UTF8.GetCharCount(text.AsSpan(begin, offset - begin)) + 1, source, message);
    }

    // Where a value stands that has a name, there its name begins.
    private Dictionary<string, int> Starts()
    {
        var (starts, way) = (new Dictionary<string, int>(StringComparer.Ordinal), new Stack<Level>());
        var reader = new Utf8JsonReader(text.AsSpan(Mark), new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            var start = Mark + (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var level = way.Pop() with { Name = reader.GetString()! };
                way.Push(level);
                starts[level.Pointer] = start;
            }
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                way.Pop();
            }
            else
            {
                Value(reader.TokenType, start, starts, way);
            }
        }

        return starts;
    }

    private static void Value(JsonTokenType type, int start, Dictionary<string, int> starts, Stack<Level> way)
    {
        if (way.TryPeek(out var above) && above.Place >= 0)
        {
            way.Pop();
            way.Push(above with { Place = above.Place + 1 });
        }

        var pointer = above?.Pointer ?? "";
        starts.TryAdd(pointer, start);
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            way.Push(new Level(pointer, type == JsonTokenType.StartArray ? 0 : -1, ""));
        }
    }

    // An object with its latest name, or a list with its next place.
    private sealed record Level(string Above, int Place, string Name)
    {
        public string Pointer => Place >= 0 ? $"{Above}/{Place}" : Reading.Pointer.To(Above, Name);
    }
}
