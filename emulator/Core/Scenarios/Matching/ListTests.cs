using System.Text.Json;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>
/// A list with an element, or a map with a value, of which all of this holds; or one of whose elements and values it holds throughout.
/// As logic has it, it holds throughout where there is none.
/// </summary>
internal sealed class EachTest(Test[] tests, bool throughout) : Test
{
    public override bool Holds(scoped ref Found found) => found.Kind switch
    {
        JsonValueKind.Array => OfList(found.Json),
        JsonValueKind.Object => OfMap(found.Json),
        _ => false,
    };

    private bool OfList(JsonElement list)
    {
        foreach (var element in list.EnumerateArray())
        {
            var found = Found.Of(element);
            if (All(tests, ref found) != throughout)
            {
                return !throughout;
            }
        }

        return throughout;
    }

    private bool OfMap(JsonElement map)
    {
        foreach (var property in map.EnumerateObject())
        {
            var found = Found.Of(property.Value);
            if (All(tests, ref found) != throughout)
            {
                return !throughout;
            }
        }

        return throughout;
    }
}

/// <summary>A text in which another stands, or a list with an element that equals a value.</summary>
/// <param name="letters">What a text is searched for; null when that is nothing that stands in a text.</param>
/// <param name="element">What an element is compared with.</param>
internal sealed class ContainsTest(LettersTest? letters, Test element) : Test
{
    public override bool Holds(scoped ref Found found) =>
        found.Kind == JsonValueKind.Array ? Has(found.Json) : letters is not null && letters.Holds(ref found);

    private bool Has(JsonElement list)
    {
        foreach (var each in list.EnumerateArray())
        {
            var found = Found.Of(each);
            if (element.Holds(ref found))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A text of so many code points, a list of so many elements, a map of so many entries.</summary>
internal sealed class LengthTest(long least, long most) : Test
{
    private readonly TextLengthTest _ofText = new(least, most);

    public override bool Holds(scoped ref Found found) => found.Kind switch
    {
        JsonValueKind.Array => found.Json.GetArrayLength() is var elements && elements >= least && elements <= most,
        JsonValueKind.Object => found.Json.GetPropertyCount() is var entries && entries >= least && entries <= most,
        _ => _ofText.Holds(ref found),
    };
}
