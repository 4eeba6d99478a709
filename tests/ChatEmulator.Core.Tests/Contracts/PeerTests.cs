using System.Text.Json;
using ChatEmulator.Core.Tests.House;
using ChatEmulator.Core.Tests.Publishing;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>What is published, held against tools that others wrote.</summary>
[Category("Long")]
public sealed class PeerTests
{
    private const int BodiesOfEach = 1_200;

    [Test]
    public async Task Ajv_accepts_exactly_the_bodies_that_the_tables_accept()
    {
        using var node = new NodeFolder();
        await node.Install("ajv@8.20.0");
        var file = Path.Combine(node.Path, "bodies.jsonl");
        await File.WriteAllLinesAsync(file, SchemaReading.All.SelectMany(Lines));
        var (code, output) = await node.Script("tests/ChatEmulator.Core.Tests/Contracts/ajv.mjs", file);
        await TestContext.Out.WriteLineAsync(output);
        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public async Task The_OpenAPI_documents_are_sound_by_the_specifications_own_schema()
    {
        using var node = new NodeFolder();
        await node.Install("@seriousme/openapi-schema-validator@2.11.0");
        var files = Vendors.All().Select(provider => provider.Catalogue.Provider).Select(word => (Word: word, File: Path.Combine(node.Path, $"{word}.json"))).ToList();
        files.ForEach(each => File.WriteAllText(each.File, OpenApiTests.Document(each.Word).GetRawText()));
        var control = Path.Combine(Repository.Root, "tests", "ChatEmulator.Server.Tests", "Control", "Document", "control.json");
        var (code, output) = await node.Script("tests/ChatEmulator.Core.Tests/Publishing/openapi.mjs", [.. files.Select(each => each.File), control]);
        await TestContext.Out.WriteLineAsync(output);
        Assert.That(code, Is.Zero, output);
    }

    private static IEnumerable<string> Lines(SchemaReading reading)
    {
        yield return JsonSerializer.Serialize(new { name = $"{reading}", schema = reading.Document });
        foreach (var (turn, drawn) in SchemaProperties.Draws(BodiesOfEach).Index())
        {
            var choices = new Choices(drawn);
            var text = new Bodies(reading.Contract, choices, turn).Make().Sent(choices);
            using var body = JsonDocument.Parse(text);
            if (IsOfDoubles(body.RootElement) && new SchemaLaw(reading, body.RootElement).Expected is { } valid)
            {
                yield return JsonSerializer.Serialize(new { body = text, valid });
            }
        }
    }

    // JavaScript reads every number as a double: of one that a double cannot hold, 1.0000000000000000000001 say, it sees another.
    private static bool IsOfDoubles(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => ExactNumber.IsDouble(value.GetRawText()),
        JsonValueKind.Array => value.EnumerateArray().All(IsOfDoubles),
        JsonValueKind.Object => value.EnumerateObject().All(property => IsOfDoubles(property.Value)),
        _ => true,
    };
}
