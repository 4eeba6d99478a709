using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// A path into a JSON body: names after dots, positions in brackets, and in quotes a name that itself contains dots or brackets:
/// <c>body.channels.general.read</c>, <c>body.emails[0]</c>, <c>body.channels."a.b".read</c>. In quotes <c>\"</c> and <c>\\</c> stand
/// for themselves.
/// </summary>
internal sealed class BodyPath
{
    private readonly Step[] _steps;

    private BodyPath(IEnumerable<Step> steps) => _steps = [.. steps];

    /// <summary>The steps as text: a name, or a position such as <c>[0]</c>.</summary>
    public IReadOnlyList<string> Steps => [.. _steps.Select(step => step.Text)];

    /// <summary>The steps one by one.</summary>
    internal ReadOnlySpan<Step> Parts => _steps;

    /// <summary>Reads what follows <c>body</c>; null when it is not a path.</summary>
    public static BodyPath? TryRead(string text)
    {
        var steps = new List<Step>();
        for (var i = 0; i < text.Length;)
        {
            var step = text[i] switch
            {
                '[' => Position(text, ref i),
                '.' when text.AsSpan(i).StartsWith(".\"") => Quoted(text, ref i),
                '.' => Plain(text, ref i),
                _ => null,
            };
            if (step is null)
            {
                return null;
            }

            steps.Add(step);
        }

        return new BodyPath(steps);
    }

    /// <summary>Whether it is another path, or leads on from there.</summary>
    public bool IsWithin(BodyPath other) =>
        other._steps.Length <= _steps.Length && !other._steps.Where((step, i) => !step.Is(_steps[i])).Any();

    /// <summary>What stands there; undefined when nothing does.</summary>
    public JsonElement In(JsonElement value)
    {
        foreach (var step in _steps)
        {
            if (!step.TryTake(value, out value))
            {
                return default;
            }
        }

        return value;
    }

    private static Step? Plain(string text, ref int i)
    {
        var rest = text.AsSpan(i + 1);
        var length = rest.IndexOfAny(".[]\"");
        var name = length < 0 ? rest : rest[..length];
        i += 1 + name.Length;
        return name.Length == 0 || name is "*" ? null : new Step(name.ToString());
    }

    private static Step? Quoted(string text, ref int i)
    {
        var name = new StringBuilder();
        for (i += 2; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i++;
                return new Step(name.ToString());
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            name.Append(text[i]);
        }

        return null;
    }

    private static Step? Position(string text, ref int i)
    {
        var end = text.IndexOf(']', i);
        if (end < 0 || !int.TryParse(text.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        i = end + 1;
        return new Step(index);
    }

    /// <summary>A name or a position.</summary>
    internal sealed class Step
    {
        private readonly byte[]? _name;
        private readonly int _index;

        public Step(string name) => (_name, _index, Text) = (Encoding.UTF8.GetBytes(name), 0, name);

        public Step(int index) => (_name, _index, Text) = (null, index, $"[{index}]");

        public string Text { get; }

        /// <summary>The name; null for a position.</summary>
        public string? Name => _name is null ? null : Text;

        /// <summary>The position; 0 for a name.</summary>
        public int Index => _index;

        public bool Is(JsonProperty property) => _name is not null && property.NameEquals(_name);

        public bool Is(int index) => _name is null && _index == index;

        public bool Is(Step other) => _name is null == other._name is null && Text == other.Text;

        public bool TryTake(JsonElement from, out JsonElement value)
        {
            value = default;
            if (_name is not null)
            {
                return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(_name, out value);
            }

            if (from.ValueKind != JsonValueKind.Array || _index >= from.GetArrayLength())
            {
                return false;
            }

            value = from[_index];
            return true;
        }
    }
}
