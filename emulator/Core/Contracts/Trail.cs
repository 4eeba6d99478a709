using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>Where in a body a check stands, kept on the stack. Contracts are far less deep than it is long.</summary>
internal struct Trail
{
    private Steps _steps;
    private int _depth;

    public void Push(in Step step) => _steps[_depth++] = step;

    public void Pop() => _depth--;

    public readonly string First() => _steps[0].Text;

    public readonly string Last() => _steps[_depth - 1].Text;

    public readonly string Text()
    {
        var text = _steps[0].Text;
        for (var i = 1; i < _depth; i++)
        {
            text = _steps[i].Index is { } index ? $"{text}[{index}]" : $"{text}.{_steps[i].Text}";
        }

        return text;
    }

    [InlineArray(8)]
    private struct Steps
    {
        private Step _first;
    }
}

/// <summary>One step down: a field by name, an entry of an object, or an element of an array.</summary>
/// <param name="Name">The field's name; null for an entry or an element.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Index">The element's index from 0; null for a field or an entry.</param>
internal readonly record struct Step(string? Name, JsonProperty Entry = default, int? Index = null)
{
    public string Text => Name ?? (Index is { } index ? $"{index}" : Entry.Name);
}
