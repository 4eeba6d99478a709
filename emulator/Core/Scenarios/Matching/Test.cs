using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>What must hold of a value. What is absent holds for <see cref="ExistsTest"/> alone.</summary>
internal abstract class Test
{
    public abstract bool Holds(in Found found);

    // Text such as a header's is a number when it reads as one; text of JSON never is.
    protected static bool TryNumber(in Found found, out decimal number)
    {
        number = found.Number;
        return found.Is switch
        {
            Found.Shape.Number => true,
            Found.Shape.Text => decimal.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            Found.Shape.Json => found.Json.ValueKind == JsonValueKind.Number && TryNumber(found.Json, out number),
            _ => false,
        };
    }

    // A number of JSON may be too large for decimal; then it is larger, or smaller, than any that a scenario can name.
    private static bool TryNumber(JsonElement json, out decimal number)
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

/// <summary>Equal text, by its code points.</summary>
internal sealed class TextTest(string text) : Test
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    public override bool Holds(in Found found) => found.Is switch
    {
        Found.Shape.Json => found.Json.ValueKind == JsonValueKind.String && found.Json.ValueEquals(_utf8),
        Found.Shape.Text => found.Text.SequenceEqual(text),
        _ => false,
    };
}

/// <summary>A JSON value of a kind that has no more to it: true, false or null.</summary>
internal sealed class LiteralTest(JsonValueKind kind) : Test
{
    public override bool Holds(in Found found) => found.Is == Found.Shape.Json && found.Json.ValueKind == kind;
}

/// <summary>A number between two others, both included; 60 is 60.0.</summary>
internal sealed class RangeTest(decimal least, decimal most) : Test
{
    public override bool Holds(in Found found) => TryNumber(found, out var number) && number >= least && number <= most;
}

/// <summary>Whether there is anything at all; a JSON null is something.</summary>
internal sealed class ExistsTest(bool wanted) : Test
{
    public override bool Holds(in Found found) => found.Is != Found.Shape.Nothing == wanted;
}
