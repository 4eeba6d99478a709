using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ChatEmulator.Scenarios.Templates;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Altering;

/// <summary>
/// The same JSON as nobody is used to it: fields that nobody announced, one of them long, in another order, letters as escapes, white
/// space where it means nothing. Whoever reads JSON as JSON, and leaves alone what is not known, reads the same.
/// </summary>
internal sealed class Unusual
{
    private const int LeastLong = 1_000;
    private const int MostLong = 8_000;

    private static readonly string[] Names = ["_links", "x-trace", "meta", "beta_features", "Ω", "", "toString", "deprecation notice"];
    private static readonly string[] Values = ["null", "true", "-0.5e-3", "9007199254740993", "\"\"", "[]", "{}", "[[null,{\"a\":1}]]", "{\"href\":\"\\/v2\",\"since\":null}"];
    private static readonly string[] Spaces = ["", "", "", " ", "\n", "\t", "\r\n", "    "];

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Throw _dice;

    private Unusual(Throw dice) => _dice = dice;

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json, Throw dice, JsonDocumentOptions options)
    {
        using var document = JsonDocument.Parse(json, options);
        var unusual = new Unusual(dice);
        unusual.Value(document.RootElement, isWhole: true);
        return unusual._buffer.WrittenMemory;
    }

    private void Value(JsonElement value, bool isWhole = false)
    {
        Write(Any(Spaces));
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Fields(value, isWhole);
                break;
            case JsonValueKind.Array:
                Items(value);
                break;
            case JsonValueKind.String:
                Text(value.GetString()!);
                break;
            default:
                _buffer.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }

        Write(Any(Spaces));
    }

    private void Items(JsonElement items)
    {
        Write("[");
        var comma = "";
        foreach (var item in items.EnumerateArray())
        {
            Write(comma);
            Value(item);
            comma = ",";
        }

        Write("]");
    }

    private void Fields(JsonElement value, bool isWhole)
    {
        var fields = value.EnumerateObject().Select(field => (field.Name, (Action)(() => Value(field.Value)))).ToList();
        fields.AddRange(Strangers([.. fields.Select(field => field.Name)], isWhole ? 1 + Next(3) : Next(2), isWhole));
        Shuffle(fields);
        Write("{");
        var comma = "";
        foreach (var (name, tell) in fields)
        {
            Write(comma);
            Write(Any(Spaces));
            Text(name);
            Write(Any(Spaces));
            Write(":");
            tell();
            comma = ",";
        }

        Write("}");
    }

    // Names are told apart without regard to case, as many a reader does.
    private List<(string Name, Action Tell)> Strangers(IEnumerable<string> taken, int count, bool hasLong)
    {
        var (names, strangers) = (new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase), new List<(string, Action)>());
        for (var i = 0; i < count; i++)
        {
            var (name, isLong) = (Any(Names), hasLong && i == 0);
            while (!names.Add(name))
            {
                name += "_";
            }

            strangers.Add((name, isLong ? Long : () => Write(Any(Values))));
        }

        return strangers;
    }

    private void Long() => Text(string.Concat(Enumerable.Repeat("zażółć \U0001F600 ", (LeastLong + Next(MostLong - LeastLong)) / 10)));

    private void Shuffle<T>(List<T> some)
    {
        for (var i = some.Count - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (some[i], some[other]) = (some[other], some[i]);
        }
    }

    // One letter in four is an escape; the halves of a pair go together.
    private void Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = rune.ToString();
            if (Next(4) > 0)
            {
                quoted.Append(Manners.Escaped(letter).ToString());
                continue;
            }

            foreach (var unit in letter)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
        }

        Write(quoted.Append('"').ToString());
    }

    private void Write(string text) => _buffer.Write(Encoding.UTF8.GetBytes(text));

    private T Any<T>(T[] some) => some[Next(some.Length)];

    private int Next(int below) => (int)(_dice.Next() % (ulong)below);
}
