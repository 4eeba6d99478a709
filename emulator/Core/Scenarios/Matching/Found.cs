using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>
/// What stands at a path of an exchange: JSON, text, a number, or nothing. It lives on the stack for one call and remembers what it was
/// asked, because hundreds of rules may ask the same of it.
/// </summary>
internal ref struct Found
{
    private Memo _escapes;
    private Memo _isNumber;
    private decimal _number;
    private long _whole;
    private bool _isWhole;

    private Found(Shape shape, JsonElement json = default, ReadOnlySpan<char> text = default, long number = 0)
    {
        Is = shape;
        Json = json;
        Text = text;
        Number = number;
        Kind = json.ValueKind;
        Letters = Kind == JsonValueKind.String ? JsonMarshal.GetRawUtf8Value(json)[1..^1] : default;
    }

    internal enum Shape
    {
        Nothing,
        Json,
        Text,
        Number,
    }

    private enum Memo : byte
    {
        NotAsked,
        No,
        Yes,
    }

    public readonly Shape Is { get; }

    public readonly JsonElement Json { get; }

    /// <summary>Which JSON it is; undefined when it is none.</summary>
    public readonly JsonValueKind Kind { get; }

    public readonly ReadOnlySpan<char> Text { get; }

    /// <summary>A text of JSON as it stands between its quotes, escapes and all.</summary>
    public readonly ReadOnlySpan<byte> Letters { get; }

    public readonly long Number { get; }

    /// <summary>Whether <see cref="Letters"/> has escapes.</summary>
    public bool HasEscapes
    {
        get
        {
            if (_escapes == Memo.NotAsked)
            {
                _escapes = Letters.Contains((byte)'\\') ? Memo.Yes : Memo.No;
            }

            return _escapes == Memo.Yes;
        }
    }

    /// <summary>Equal for what is equal; a text of JSON is not its letters in a header, and no two places are ever compared.</summary>
    public readonly ulong Print => Is switch
    {
        Shape.Json => Fingerprint.Of(Json),
        Shape.Text => Mix.Text(Text),
        _ => (ulong)Number,
    };

    public static Found Nothing => default;

    public static Found Of(JsonElement value) =>
        value.ValueKind == JsonValueKind.Undefined ? Nothing : new(Shape.Json, json: value);

    public static Found Of(string? text) => text is null ? Nothing : new(Shape.Text, text: text);

    public static Found Of(ReadOnlySpan<char> text) => new(Shape.Text, text: text);

    public static Found Of(long number) => new(Shape.Number, number: number);

    /// <summary>The number that it is where it is a whole one; asked after <see cref="TryNumber"/>.</summary>
    public readonly long? Whole => _isWhole ? _whole : null;

    /// <summary>The number that it is. Text such as a header's is one when it reads as one; text of JSON never is.</summary>
    public bool TryNumber(out decimal number)
    {
        if (_isNumber == Memo.NotAsked)
        {
            _isNumber = Read(out _number) ? Memo.Yes : Memo.No;
            _isWhole = _number is >= long.MinValue and <= long.MaxValue && decimal.IsInteger(_number);
            _whole = _isWhole ? (long)_number : 0;
        }

        number = _number;
        return _isNumber == Memo.Yes;
    }

    private readonly bool Read(out decimal number)
    {
        number = Number;
        return Is switch
        {
            Shape.Number => true,
            Shape.Text => decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => Kind == JsonValueKind.Number && Read(Json, out number),
        };
    }

    // A number of JSON may be too large for decimal; then it is larger, or smaller, than any that a scenario can name.
    private static bool Read(JsonElement json, out decimal number)
    {
        if (json.TryGetInt64(out var whole))
        {
            number = whole;
        }
        else if (!json.TryGetDecimal(out number))
        {
            number = json.GetDouble() < 0 ? decimal.MinValue : decimal.MaxValue;
        }

        return true;
    }
}
