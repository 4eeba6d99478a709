using System.Text;
using System.Text.Json;
using ChatEmulator.Core.Tests.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Publishing;

namespace ChatEmulator.Core.Tests.Publishing;

public sealed class OpenApiTests
{
    private static readonly string[] Providers = [.. Vendors.All().Select(provider => provider.Catalogue.Provider)];

    [TestCaseSource(nameof(Providers))]
    public void Every_operation_is_there_with_what_it_takes_and_answers(string word)
    {
        var (provider, document) = (Of(word), Document(word));
        foreach (var operation in provider.Catalogue.Operations)
        {
            var told = Told(document, operation.Path, operation.Method);
            Assert.That(told.GetProperty("operationId").GetString(), Is.EqualTo(operation.Name));
            Assert.That(told.GetProperty("responses").TryGetProperty($"{operation.SuccessStatus}", out _), $"{operation.Name}: {told.GetProperty("responses")}");
            Assert.That(told.TryGetProperty("requestBody", out _), Is.EqualTo(operation.Method != "GET"), operation.Name);
            Assert.That(Names(told, "path"), Is.EqualTo(operation.Template.Parameter is { } name ? [name] : Array.Empty<string>()));
        }
    }

    [TestCaseSource(nameof(Providers))]
    public void Every_error_of_the_catalogue_is_answered_by_some_operation(string word)
    {
        var statuses = Operations(Document(word)).SelectMany(operation => operation.GetProperty("responses").EnumerateObject())
            .GroupBy(response => response.Name)
            .ToDictionary(group => int.Parse(group.Key, null), group => string.Concat(group.Select(response => response.Value.GetProperty("description").GetString())));
        foreach (var error in Of(word).Catalogue.Errors)
        {
            Assert.That(statuses[error.Status], Does.Contain($"{error.Name}: {error.About}"));
        }
    }

    [TestCaseSource(nameof(Providers))]
    public void Every_example_keeps_its_schema_under_every_reading(string word)
    {
        foreach (var document in Readings(word))
        {
            Assert.That(SchemaEvaluator.HasEachNameOnce(document));
            foreach (var content in Operations(document).SelectMany(Contents))
            {
                var evaluator = new SchemaEvaluator(content.GetProperty("schema"), document);
                var examples = content.TryGetProperty("examples", out var several) ? several.EnumerateObject().Select(each => each.Value.GetProperty("value")) : [content.GetProperty("example")];
                foreach (var example in examples)
                {
                    Assert.That(evaluator.Of(example), Is.Empty, example.GetRawText());
                }
            }
        }
    }

    [TestCaseSource(nameof(Providers))]
    public void Every_schema_that_is_spoken_of_is_there(string word)
    {
        var document = Document(word);
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            Assert.That(document.GetRawText(), Does.Contain($"\"#/components/schemas/{schema.Name}\""));
            Assert.That(() => new SchemaEvaluator(schema.Value, document), Throws.Nothing);
        }
    }

    [TestCaseSource(nameof(Providers))]
    public void The_same_profile_gives_the_same_document(string word)
    {
        var first = Document(word).GetRawText();
        Assert.That(Document(word).GetRawText(), Is.EqualTo(first));
    }

    [Test]
    public void An_answer_of_the_vendor_is_shown_as_it_was_given()
    {
        var responses = Told(Document("signalwire"), "/api/chat/tokens", "POST").GetProperty("responses");
        var examples = responses.GetProperty("422").GetProperty("content").GetProperty("application/json").GetProperty("examples");
        var missing = examples.GetProperty("empty_object").GetProperty("value").GetProperty("errors");
        Assert.That(missing.EnumerateArray().Select(error => $"{error.GetProperty("attribute")} {error.GetProperty("code")}"), Is.EqualTo(new[]
        {
            "ttl missing_required_parameter", "channels missing_required_parameter",
        }));
        Assert.That(responses.GetProperty("422").GetProperty("headers").TryGetProperty("x-request-id", out _));
    }

    [Test]
    public void Another_profile_gives_another_document()
    {
        var options = Of("signalwire").Catalogue.Profile.Select(key => key.Option).ToList();
        var document = Document("signalwire", new OptionValues(options, [new("created", 201L), new("missing_field", 400L)]));
        var responses = Told(document, "/api/chat/tokens", "POST").GetProperty("responses");
        Assert.That(responses.EnumerateObject().Select(response => response.Name), Does.Contain("201").And.Not.Contain("200"));
        Assert.That(responses.GetProperty("400").GetProperty("content").GetProperty("application/json").GetProperty("examples").TryGetProperty("empty_object", out _));
    }

    internal static JsonElement Document(string word, OptionValues? profile = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            OpenApi.Write(json, Of(word), profile ?? new OptionValues([.. Of(word).Catalogue.Profile.Select(key => key.Option)]));
        }

        return JsonElement.Parse(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static Provider Of(string word) => Vendors.All().Single(provider => provider.Catalogue.Provider == word);

    private static IEnumerable<JsonElement> Readings(string word)
    {
        var options = Of(word).Catalogue.Profile.Select(key => key.Option).ToList();
        return (from option in options
                from choice in option.OneOf ?? []
                select Document(word, new OptionValues(options, [new(option.Name, option.Kind == OptionKind.Number ? long.Parse(choice, null) : choice)]))).Prepend(Document(word));
    }

    private static JsonElement Told(JsonElement document, string path, string method) =>
        document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant());

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private static IEnumerable<string?> Names(JsonElement operation, string place) => !operation.TryGetProperty("parameters", out var parameters) ? []
        : parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").ValueEquals(place)).Select(parameter => parameter.GetProperty("name").GetString());

    private static IEnumerable<JsonElement> Contents(JsonElement operation) =>
        operation.GetProperty("responses").EnumerateObject().Select(response => response.Value)
            .Concat(operation.TryGetProperty("requestBody", out var body) ? [body] : [])
            .Where(message => message.TryGetProperty("content", out _))
            .SelectMany(message => message.GetProperty("content").EnumerateObject())
            .Select(content => content.Value);
}
