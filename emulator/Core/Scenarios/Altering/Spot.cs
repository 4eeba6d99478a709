using System.Text.Json.Nodes;
using ChatEmulator.Contracts;

namespace ChatEmulator.Scenarios.Altering;

/// <summary>A place in a body that may be written to: the object or list, and the name or position in it.</summary>
internal sealed class Spot
{
    private readonly JsonNode _parent;
    private readonly BodyPath.Step _step;

    private Spot(JsonNode parent, BodyPath.Step step) => (_parent, _step) = (parent, step);

    /// <summary>Whether anything stands there, be it null.</summary>
    public bool Exists => _parent switch
    {
        JsonObject fields => _step.Name is { } name && fields.ContainsKey(name),
        JsonArray items => _step.Name is null && _step.Index < items.Count,
        _ => false,
    };

    /// <summary>What stands there; null for nothing too.</summary>
    public JsonNode? Value => !Exists ? null : _parent is JsonArray items ? items[_step.Index] : _parent[_step.Name!];

    /// <summary>The place at the end of a path; null when the path leads nowhere.</summary>
    /// <param name="body">The body.</param>
    /// <param name="path">The path.</param>
    /// <param name="makes">Whether objects that are missing on the way are made.</param>
    public static Spot? Of(JsonNode body, BodyPath path, bool makes = false)
    {
        JsonNode? node = body;
        var steps = path.Parts;
        for (var i = 0; i < steps.Length - 1; i++)
        {
            var spot = new Spot(node, steps[i]);
            if (makes && !spot.Exists && node is JsonObject && steps[i + 1].Name is not null)
            {
                spot.Put(new JsonObject());
            }

            node = spot.Value;
            if (node is null)
            {
                return null;
            }
        }

        return new Spot(node, steps[^1]);
    }

    /// <summary>Puts a value there; at the end of a list it is added, and further on there is no place.</summary>
    public void Put(JsonNode? value)
    {
        if (_parent is JsonObject fields && _step.Name is { } name)
        {
            fields[name] = value;
        }
        else if (_parent is JsonArray items && _step.Name is null && _step.Index == items.Count)
        {
            items.Add(value);
        }
        else if (_parent is JsonArray && Exists)
        {
            _parent[_step.Index] = value;
        }
    }

    public void Remove()
    {
        if (_parent is JsonObject fields && _step.Name is { } name)
        {
            fields.Remove(name);
        }
        else if (_parent is JsonArray items && Exists)
        {
            items.RemoveAt(_step.Index);
        }
    }

    /// <summary>Gives a field another name. One that has that name already makes room.</summary>
    public void Rename(string to)
    {
        if (_parent is not JsonObject fields || _step.Name is not { } name || name == to || !fields.ContainsKey(name))
        {
            return;
        }

        fields.Remove(to);
        var (place, value) = (fields.IndexOf(name), fields[name]);
        fields.Remove(name);
        fields.Insert(place, to, value);
    }
}
