using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that draw from the call's dice: the same call in a world of the same seed gets the same again.</summary>
internal static class ChanceWords
{
    private const string Small = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Symbols = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["randomValue"] = Value,
        ["randomInt"] = call => Within(call, "lower", int.MinValue) is var lower && Within(call, "upper", int.MaxValue) is var upper && lower < upper
            ? lower + call.Render.Below(upper - lower) : throw call.Wrong("upper should be larger than lower"),
        ["randomDecimal"] = Decimal,
        ["pickRandom"] = Pick,
    };

    private static object? Value(WordCall call)
    {
        var (type, length) = (call.Option("type") is { } given ? call.Text(given) : "ALPHANUMERIC", call.Whole("length") ?? 36);
        var letters = type switch
        {
            "ALPHANUMERIC" => Small + Digits,
            "ALPHABETIC" => Small,
            "NUMERIC" => Digits,
            "HEXADECIMAL" => Digits + "abcdef",
            _ => Small + Digits + Symbols,
        };
        if (length < 0)
        {
            throw call.Wrong("length should not be below 0");
        }

        call.Render.Spend(length);
        var text = type == "UUID" ? Uuid(call) : string.Create((int)length, call, (all, from) =>
        {
            for (var n = 0; n < all.Length; n++)
            {
                all[n] = letters[(int)from.Render.Below(letters.Length)];
            }
        });
        return call.Truth("uppercase") ? text.ToUpperInvariant() : text;
    }

    private static string Uuid(WordCall call)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, call.Render.Next());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], call.Render.Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static long Within(WordCall call, string name, int otherwise) => call.Option(name) switch
    {
        null => otherwise,
        long number when number is >= int.MinValue and <= int.MaxValue => number,
        string text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => throw call.Wrong($"{name} should be a whole number of 32 bits"),
    };

    private static object? Decimal(WordCall call)
    {
        var (lower, upper) = (Number(call, "lower", 4.9e-324), Number(call, "upper", double.MaxValue));
        return lower < upper ? lower + (call.Render.Fraction() * (upper - lower)) : throw call.Wrong("upper should be larger than lower");
    }

    private static double Number(WordCall call, string name, double otherwise) => call.Option(name) switch
    {
        null => otherwise,
        double number => number,
        string text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        var value when Java.Number(value) is { } number => (double)number,
        _ => throw call.Wrong($"{name} should be a number"),
    };

    private static object? Pick(WordCall call)
    {
        IReadOnlyList<object?> from = call.Arguments.Length == 1 ? Java.Elements(call.First) ?? [call.First] : call.Arguments;
        return from.Count > 0 ? from[(int)call.Render.Below(from.Count)] : throw call.Wrong("there is nothing to pick from");
    }
}
