using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads a stub mapping in WireMock's own JSON, and tells everything that is wrong with it at once.</summary>
/// <param name="templates">Makes answers out of templates; null where nobody can.</param>
internal sealed class MappingReader(TemplateMaker? templates)
{
    private const string Webhooks = "nobody here calls other services";
    private const int LongestTold = 300;

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="id">Its id, where it is not the one that is written; null to take that, or to draw one.</param>
    /// <param name="draw">Draws an id for a mapping that has none.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="files">Reads a file that an answer names; null where none can be read.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <returns>The mapping; null when anything is wrong with it.</returns>
    public Mapping? Read(JsonElement json, Guid? id, Func<Guid> draw, ICollection<Fault> faults, BodyFiles? files = null, string pointer = "")
    {
        var (before, fields) = (faults.Count, new Fields(json, pointer, faults));
        Doubles.Tell(json, pointer, faults, but: "request");
        var said = Id(fields);
        var (name, priority) = (fields.Text("name"), fields.Whole("priority", int.MinValue, int.MaxValue) ?? Mapping.UsualPriority);
        var request = RequestReader.Read(fields.Take("request") ?? default, fields.At("request"), faults);
        var (metadata, scenario) = (Metadata(fields), Scenario(fields));
        var final = id ?? said ?? draw();
        var response = new ResponseReader(templates, files).Read(fields.Take("response") ?? default, request, Served(final, name), fields.At("response"), faults);
        var wish = EffectWish.Of(metadata, response, faults, pointer);
        Rest(fields);
        var label = Mapping.LabelOf(name, final);
        return faults.Count > before ? null : new Mapping
        {
            Id = final,
            Name = name,
            Priority = (int)priority,
            Request = request,
            Plan = new Plan(label, Stage.Accepted, wish, response.Answer, [.. response.Deliveries.Select(delivery => delivery.Of(label))]) { SaysEffect = true },
            SaysDelay = response.SaysDelay,
            SaysDrawnDelay = response.SaysDrawnDelay,
            Scenario = scenario.Name,
            Required = scenario.Required,
            Next = scenario.Next,
            Metadata = metadata?.Clone(),
            Source = MappingSource.Of(json, final, name),
        };
    }

    // What WireMock tells of who answered.
    private static IEnumerable<Header> Served(Guid id, string? name)
    {
        yield return new Header("Matched-Stub-Id", id.ToString());
        if (name is not null && name.All(c => c is >= ' ' and <= '~'))
        {
            yield return new Header("Matched-Stub-Name", name.Length <= LongestTold ? name : name[..LongestTold]);
        }
    }

    private static Guid? Id(Fields fields)
    {
        var (id, uuid) = (Id(fields, "id"), Id(fields, "uuid"));
        return id is not null && uuid is not null && id != uuid ? fields.Wrong<Guid?>("uuid", $"is another id than id, {id}: a mapping has one, by either name or by both") : id ?? uuid;
    }

    private static Guid? Id(Fields fields, string name) => fields.Text(name) is not { } text ? null
        : Guid.TryParse(text, out var read) ? read
        : fields.Wrong<Guid?>(name, $"should be a UUID, and is '{Brief.Of(text, 60)}'");

    private static JsonElement? Metadata(Fields fields) =>
        fields.Take("metadata") is { ValueKind: not JsonValueKind.Object } other ? fields.Wrong<JsonElement?>("metadata", $"should be an object, and is {Fields.Kind(other)}") : fields.Take("metadata");

    private static (string? Name, string? Required, string? Next) Scenario(Fields fields)
    {
        var (name, required, next) = (fields.Text("scenarioName"), fields.Text("requiredScenarioState"), fields.Text("newScenarioState"));

        // States are those of a scenario: without one there are none to be in, as in WireMock.
        return name is null ? default : (name, required, next);
    }

    private static void Rest(Fields fields)
    {
        // Whether a mapping outlives the process is for a server that writes files; here it is told as it was written, and nothing more.
        fields.Truth("persistent");
        fields.Whole("insertionIndex");
        fields.Refuse("postServeActions", Webhooks);
        fields.Refuse("serveEventListeners", Webhooks);
        fields.Refuse("generator", "a mapping is written, or it is none");
        fields.End();
    }
}
