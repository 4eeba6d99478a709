using System.Globalization;
using System.Text.Json;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>A function at the end of a path: <c>length()</c> of what is found, <c>sum()</c> of the numbers in it.</summary>
internal sealed class FunctionStep(string name, int argument) : Step
{
    /// <summary>The functions there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["length", "size", "min", "max", "avg", "sum", "stddev", "keys", "first", "last", "index"];

    /// <summary>Those that may stand behind <c>..</c>, where all that is found goes into one.</summary>
    public static IReadOnlyList<string> OverAll { get; } = ["length", "size", "min", "max", "avg", "sum", "stddev"];

    public override bool IsDefinite => true;

    protected override void Enter(JsonElement at, Walk walk)
    {
        if (Of(at) is { } value)
        {
            Reach(value, walk);
        }
        else
        {
            Lose(walk);
        }
    }

    /// <summary>The function of all that was found: lengths count what is inside, the others look at the numbers.</summary>
    public JsonElement? OfAll(IEnumerable<JsonElement> found) => name is "length" or "size"
        ? MadeJson.Number(found.Sum(each => EveryStep.Children(each).Count()).ToString(CultureInfo.InvariantCulture))
        : Aggregate(found);

    private JsonElement? Of(JsonElement at) => (name, at.ValueKind) switch
    {
        ("length" or "size", JsonValueKind.Array) => MadeJson.Number(at.GetArrayLength().ToString(CultureInfo.InvariantCulture)),
        ("length" or "size", JsonValueKind.Object) => MadeJson.Number(at.GetPropertyCount().ToString(CultureInfo.InvariantCulture)),
        ("keys", JsonValueKind.Object) => MadeJson.Texts(at.EnumerateObject().Select(property => property.Name)),
        ("length" or "size" or "keys", _) => MadeJson.Null,
        (_, not JsonValueKind.Array) => null,
        ("first", _) => Element(at, 0),
        ("last", _) => Element(at, -1),
        ("index", _) => Element(at, argument),
        _ => Aggregate(at.EnumerateArray()),
    };

    private static JsonElement? Element(JsonElement list, int place)
    {
        var length = list.GetArrayLength();
        var real = place < 0 ? place + length : place;
        return real >= 0 && real < length ? list[real] : null;
    }

    private JsonElement? Aggregate(IEnumerable<JsonElement> values)
    {
        double[] numbers = [.. values.Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetDouble())];
        if (numbers.Length == 0)
        {
            return null;
        }

        var (sum, count) = (numbers.Sum(), numbers.Length);
        return MadeJson.Number(JavaText.Of(name switch
        {
            "min" => numbers.Min(),
            "max" => numbers.Max(),
            "sum" => sum,
            "avg" => sum / count,
            _ => Math.Sqrt((numbers.Sum(number => number * number) / count) - (sum * sum / count / count)),
        }));
    }
}
