using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Filling;

/// <summary>Where in a template a value is looked for: the innermost block that knows the name has it.</summary>
/// <param name="Render">The filling in.</param>
/// <param name="Value">The block's own value, <c>this</c>.</param>
/// <param name="Outer">The block around it.</param>
internal sealed record Scope(Render Render, object? Value, Scope? Outer)
{
    /// <summary>The turn of the loop; null outside of one.</summary>
    public Turn? Turn { get; init; } = Outer?.Turn;

    /// <summary>Names that the block gives to what it is given.</summary>
    public IReadOnlyList<(string Name, object? Value)> Names { get; init; } = [];

    /// <summary>The value of a name; null for none.</summary>
    public object? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (var (known, value) in scope.Names)
            {
                if (known == name)
                {
                    return value;
                }
            }

            if (Members.Has(scope.Value, name))
            {
                return Members.Of(scope.Value, name);
            }
        }

        return Render.Assigned.GetValueOrDefault(name);
    }
}

/// <summary>One turn of a loop.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Count">Of how many.</param>
/// <param name="Key">The name of the member; of a list its place.</param>
internal sealed record Turn(long Index, long Count, object Key)
{
    /// <summary>What templates ask about it.</summary>
    public object? About(string name) => name switch
    {
        "index" => Index,
        "index_1" => Index + 1,
        "key" => Key,
        "first" => Index == 0 ? "first" : "",
        "last" => Index == Count - 1 ? "last" : "",
        "odd" => Index % 2 == 1 ? "odd" : "",
        "even" => Index % 2 == 0 ? "even" : "",
        _ => null,
    };
}
