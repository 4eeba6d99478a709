using System.Text;
using System.Text.Json.Nodes;

namespace ChatEmulator.Contracts.Probing;

/// <summary>A sound body with one value of it changed: what lies on the way and is not there is made.</summary>
/// <param name="body">The sound body, as JSON; empty for none.</param>
internal sealed class Sample(string body)
{
    private readonly JsonObject _root = body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();

    /// <summary>Puts a value at the end of a way; null for the field left out.</summary>
    public Sample With(ReadOnlySpan<Field> way, Specimen specimen)
    {
        var holder = Walk(way[..^1]);
        if (specimen.Absent)
        {
            ((JsonObject)holder).Remove(way[^1].Name);
        }
        else if (holder is JsonArray list)
        {
            list[0] = specimen.Make();
        }
        else
        {
            ((JsonObject)holder)[NameIn(holder, way[^1])] = specimen.Make();
        }

        return this;
    }

    /// <summary>Gives an object one entry alone, under a name of its own.</summary>
    public Sample WithName(ReadOnlySpan<Field> way, Specimen name)
    {
        var holder = (JsonObject)Walk(way[..^1]);
        holder.Clear();
        holder[(string)name.Make()!] = Specimen.Valid(way[^1]);
        return this;
    }

    /// <summary>The body as bytes.</summary>
    public byte[] Bytes() => Encoding.UTF8.GetBytes(_root.ToJsonString());

    /// <summary>The body as a query, with its question mark: every field a text.</summary>
    public string Query() => "?" + string.Join('&', _root.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value?.ToString() ?? "")}"));

    private JsonNode Walk(ReadOnlySpan<Field> way)
    {
        JsonNode node = _root;
        foreach (var field in way)
        {
            node = node is JsonArray list ? list[0]! : Enter((JsonObject)node, field);
        }

        return node;
    }

    private static JsonNode Enter(JsonObject holder, Field field)
    {
        var name = NameIn(holder, field);
        if (holder[name] is null)
        {
            holder[name] = Specimen.Valid(field);
        }

        return holder[name]!;
    }

    private static string NameIn(JsonNode holder, Field field) =>
        field.IsEntry && holder is JsonObject { Count: > 0 } entries ? entries.First().Key : field.Name;
}
