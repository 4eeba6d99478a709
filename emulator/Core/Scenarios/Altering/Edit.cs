using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Altering;

/// <summary>One thing that is done to an answer's body.</summary>
/// <param name="path">Where.</param>
internal abstract class Edit(BodyPath path)
{
    public BodyPath Path { get; } = path;

    public abstract void Apply(JsonNode body, Filling filling);
}

/// <summary>A value is put there, and what leads to it where there is nothing yet.</summary>
internal sealed class SetEdit(BodyPath path, Template value) : Edit(path)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 600 };

    public override void Apply(JsonNode body, Filling filling) =>
        Spot.Of(body, Path, makes: true)?.Put(JsonNode.Parse(value.Fill(filling), documentOptions: Deep));
}

/// <summary>What is there is left out.</summary>
internal sealed class RemoveEdit(BodyPath path) : Edit(path)
{
    public override void Apply(JsonNode body, Filling filling) => Spot.Of(body, Path)?.Remove();
}

/// <summary>A field gets another name, and stays where it stands among the others.</summary>
internal sealed class RenameEdit(BodyPath path, string name) : Edit(path)
{
    public override void Apply(JsonNode body, Filling filling) => Spot.Of(body, Path)?.Rename(name);
}

/// <summary>A value is told in another form.</summary>
internal sealed class FormEdit(BodyPath path, ToldForm form) : Edit(path)
{
    public override void Apply(JsonNode body, Filling filling)
    {
        if (Spot.Of(body, Path) is { Exists: true } spot)
        {
            spot.Put(In(spot.Value));
        }
    }

    private JsonNode? In(JsonNode? value) => form switch
    {
        ToldForm.Null => null,
        ToldForm.String when value?.GetValueKind() is JsonValueKind.String or null => value?.DeepClone(),
        ToldForm.String => JsonValue.Create(value.ToJsonString()),
        _ => ToldInstant.Read(value) is { } told ? told.In(form) : value?.DeepClone(),
    };
}

/// <summary>An instant is told wrong.</summary>
internal sealed class SkewEdit(BodyPath path, TimeSpan by) : Edit(path)
{
    public override void Apply(JsonNode body, Filling filling)
    {
        if (Spot.Of(body, Path) is { Exists: true } spot && ToldInstant.Read(spot.Value) is { } told)
        {
            spot.Put(told.After(by).In(told.Form));
        }
    }
}
