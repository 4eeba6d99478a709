using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Contracts;

/// <summary>
/// Places of bodies that do not count when calls are compared, such as ids that a client makes up: the fingerprint is that of the body
/// without them.
/// </summary>
internal sealed class VolatilePaths
{
    private readonly List<BodyPath> _paths;
    private readonly Branch _root = new(null);

    public VolatilePaths(IEnumerable<BodyPath> paths)
    {
        _paths = [.. paths];
        foreach (var path in _paths)
        {
            _root.Add(path.Parts);
        }
    }

    /// <summary>Everything counts.</summary>
    public static VolatilePaths None { get; } = new([]);

    public bool IsEmpty => _paths.Count == 0;

    /// <summary>Whether what stands at a path is left out, or some of it.</summary>
    public bool Touch(BodyPath path) => _paths.Exists(each => path.IsWithin(each) || each.IsWithin(path));

    /// <summary>Whether these are the same places, in the same order.</summary>
    public bool AreSame(VolatilePaths others) =>
        _paths.Count == others._paths.Count && _paths.Zip(others._paths).All(pair => pair.First.IsWithin(pair.Second) && pair.Second.IsWithin(pair.First));

    /// <summary>The fingerprint of a body without these places; of one that has none of them, that of the body.</summary>
    public ulong Print(JsonElement body) => Print(body, _root);

    private static ulong Print(JsonElement value, Branch branch) => value.ValueKind switch
    {
        JsonValueKind.Object => OfObject(value, branch),
        JsonValueKind.Array => OfArray(value, branch),
        _ => Fingerprint.Of(value),
    };

    private static ulong OfObject(JsonElement value, Branch branch)
    {
        var sum = 0UL;
        foreach (var property in value.EnumerateObject())
        {
            var inside = branch.Of(property);
            if (inside is not { IsEnd: true })
            {
                sum += Mix.Into(Fingerprint.OfName(property), Inside(property.Value, inside));
            }
        }

        return Fingerprint.OfObject(sum);
    }

    private static ulong OfArray(JsonElement value, Branch branch)
    {
        var (running, index) = (Fingerprint.EmptyArray, 0);
        foreach (var element in value.EnumerateArray())
        {
            var inside = branch.Of(index++);
            running = inside is { IsEnd: true } ? running : Mix.Into(running, Inside(element, inside));
        }

        return running;
    }

    private static ulong Inside(JsonElement value, Branch? branch) => branch is null ? Fingerprint.Of(value) : Print(value, branch);

    /// <summary>What is left out below one place.</summary>
    private sealed class Branch(BodyPath.Step? step)
    {
        private readonly List<Branch> _branches = [];

        public bool IsEnd { get; private set; }

        public void Add(ReadOnlySpan<BodyPath.Step> steps)
        {
            if (steps.IsEmpty)
            {
                IsEnd = true;
                return;
            }

            var first = steps[0];
            var found = _branches.Find(each => each.Is(first));
            if (found is null)
            {
                _branches.Add(found = new Branch(first));
            }

            found.Add(steps[1..]);
        }

        private bool Is(BodyPath.Step other) => step?.Is(other) == true;

        private bool Is(JsonProperty property) => step?.Is(property) == true;

        private bool Is(int index) => step?.Is(index) == true;

        public Branch? Of(JsonProperty property)
        {
            foreach (var inside in _branches)
            {
                if (inside.Is(property))
                {
                    return inside;
                }
            }

            return null;
        }

        public Branch? Of(int index)
        {
            foreach (var inside in _branches)
            {
                if (inside.Is(index))
                {
                    return inside;
                }
            }

            return null;
        }
    }
}
