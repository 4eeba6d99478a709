using System.Text.Json;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>What a catalogue tells of answers is what they have, so that a slip of the pen under <c>alter</c> is told.</summary>
public sealed class AnswerPathsTests
{
    private const string Attached = """{"to":"ada@example.com","cc":"b@example.com","subject":"Hello","content":"Hi","thread_id":"t-1","ext_msg_id":"m-1","read":true,"attachments":[{"file":"aGVsbG8=","name":"a.PNG"}]}""";

    [Test]
    public void Every_path_of_a_success_is_in_the_catalogue_and_nothing_else()
    {
        using var emulation = Emulation.Of("""
            profile: { algoreg: { login_answer: oauth } }
            data: { algoreg: { customers: [{ external_id: c-1, emails: [ada@example.com] }], threads: [{ id: t-1, customer: c-1 }] } }

            """);
        var stored = emulation.Message(Attached);
        Assert.That(stored.Status, Is.EqualTo(204), stored.Body);
        var told = new Dictionary<string, JsonElement>
        {
            ["signalwire.create_token"] = emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""").Json,
            ["algoreg.login"] = emulation.Login().Json,
            ["algoreg.create_end_user_token"] = emulation.EndUser("""{"external_id":"c-1"}""").Json,
            ["algoreg.get_thread"] = emulation.Get("/api/v1/thread/t-1").Json,
            ["algoreg.list_messages"] = emulation.Get("/api/v1/thread/t-1/messages").Json,
        };
        foreach (var operation in Vendors.All().SelectMany(vendor => vendor.Catalogue.Operations))
        {
            Assert.That(operation.AnswerPaths, Is.EquivalentTo(told.TryGetValue(operation.Name, out var json) ? Paths(json) : []), operation.Name);
        }
    }

    [Test]
    public void Every_path_of_a_refusal_is_in_the_catalogue_and_nothing_else()
    {
        using var emulation = Emulation.Of();
        foreach (var vendor in Vendors.All())
        {
            string[] bodies = vendor.Catalogue.Provider == "signalwire" ? [emulation.Token("{}").Body, emulation.Token("{}", basic: null).Body] : [emulation.Message("{}").Body, emulation.EndUser("{").Body];
            Assert.That(vendor.Catalogue.ErrorPaths, Is.EquivalentTo(bodies.SelectMany(body => Paths(JsonDocument.Parse(body).RootElement)).Distinct()));
        }
    }

    private static IEnumerable<string> Paths(JsonElement json) => All("body", json).Distinct();

    private static IEnumerable<string> All(string path, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => All($"{path}.{field.Name}", field.Value).Prepend($"{path}.{field.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => All($"{path}[]", item).Prepend($"{path}[]")),
        _ => [],
    };
}
