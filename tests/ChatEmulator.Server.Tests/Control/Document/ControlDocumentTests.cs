using System.Text.Json.Nodes;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Server.Control.Routes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Tests.Control.Document;

/// <summary>
/// Control's OpenAPI document: what it says is true. The text itself is held too: to accept a new one, run with <c>ACCEPT_CONTROL</c> set to this
/// folder in the source tree, and look at the difference.
/// </summary>
public sealed class ControlDocumentTests
{
    private const string Own = "/_emulator/openapi/control.json";

    private static readonly IReadOnlyList<Told> Routes = All();

    private static IEnumerable<Told> Described => Routes.Where(route => route.Description is not null);

    private static IEnumerable<string> Names => Described.Select(route => $"{route}");

    private static IEnumerable<string> Closed => Described.Where(route => route.Description is { Bodies.Count: > 0, BodyClosed: true }).Select(route => $"{route}");

    [Test]
    public void Every_route_has_a_description() =>
        Assert.That(Routes.Where(route => route.Description is null).Select(route => $"{route}"), Is.Empty, "say `.Told(…)` behind the route: see Control/Describing");

    [Test]
    public async Task The_document_has_every_route_and_is_as_it_was_accepted()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, Own);
        var text = await answer.Content.ReadAsStringAsync() + "\n";
        var paths = JsonNode.Parse(text)!["paths"]!.AsObject();
        Assert.That(
            paths.SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}")),
            Is.EquivalentTo(Described.Select(route => $"{route}")));
        if (Environment.GetEnvironmentVariable("ACCEPT_CONTROL") is { Length: > 0 } source)
        {
            await File.WriteAllTextAsync(Path.Combine(source, "control.json"), text);
            return;
        }

        Assert.That(text, Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "Control", "Document", "control.json"))));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Every_example_is_accepted_and_its_answer_is_as_the_document_says(string name)
    {
        var route = Routes.Single(each => $"{each}" == name);
        foreach (var body in route.Description!.Bodies.Cast<Sample?>().DefaultIfEmpty())
        {
            await using var exemplar = await Exemplar.Start();
            foreach (var expected in route.Description.Answers.DistinctBy(answer => answer.Type))
            {
                var answer = await exemplar.Try(route.Method, route.Path, route.Description, body, accept: expected.IsNothing ? null : expected.Type);
                var sample = route.Description.Answers.SingleOrDefault(each => each.Status == answer.Status && (each.IsNothing || each.Type == answer.Type));
                Assert.That(sample, Is.Not.Null, $"{route}: {answer}");
                Compare(sample!, answer.Text, $"{route}");
            }
        }
    }

    [Test]
    public async Task A_route_without_parameters_refuses_any_and_examples_of_parameters_are_accepted()
    {
        await using var exemplar = await Exemplar.Start();
        foreach (var route in Described.Where(route => route.Method == "GET"))
        {
            var asked = await exemplar.Try(route.Method, route.Path, route.Description!, null, asking: true);
            Assert.That(asked.Status, Is.EqualTo(200), $"{route}: {asked.Text}");
            var wrong = await exemplar.Try(route.Method, route.Path + "?zzzzzzzz=1", route.Description!, null);
            Assert.That(wrong.Status, Is.EqualTo(400), $"{route}");
            Assert.That(wrong.Text, Does.Contain("There is no parameter `zzzzzzzz`"), $"{route}");
        }
    }

    [TestCaseSource(nameof(Closed))]
    public async Task A_member_that_the_document_does_not_know_is_refused_and_so_is_one_that_is_missing(string name)
    {
        var route = Routes.Single(each => $"{each}" == name);
        await using var exemplar = await Exemplar.Start();
        var sample = route.Description!.Bodies[0].Value.AsObject();
        var more = sample.DeepClone().AsObject();
        more["zzzzzzzz"] = 1;
        foreach (var wrong in sample.Select(member => Without(sample, member.Key)).Append(more))
        {
            var answer = await exemplar.Try(route.Method, route.Path, route.Description, new Sample(wrong.ToJsonString()));
            Assert.That((answer.Status, answer.Type), Is.EqualTo((400, "application/problem+json")), $"{wrong}: {answer.Text}");
        }
    }

    [Test]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        await using var exemplar = await Exemplar.Start();
        foreach (var route in Described.Where(route => route.Method == "GET"))
        {
            var get = await exemplar.Try("GET", route.Path, route.Description!, null);
            var head = await exemplar.Try("HEAD", route.Path, route.Description!, null);
            Assert.That(head, Is.EqualTo((get.Status, get.Type, "")), $"{route}");
        }
    }

    private static JsonObject Without(JsonObject sample, string name)
    {
        var less = sample.DeepClone().AsObject();
        less.Remove(name);
        return less;
    }

    // Of another document the example says no more than what it is.
    private static void Compare(Sample sample, string text, string route)
    {
        if (sample.IsNothing || sample.Type != Sample.Json)
        {
            Assert.That(text, Does.StartWith(sample.Text.Split('\n')[0]), route);
            return;
        }

        var differing = Members.Differing(sample.Value, JsonNode.Parse(text));
        Assert.That(sample.Value["openapi"] is null ? differing : differing.Where(each => each.EndsWith("alone", StringComparison.Ordinal)), Is.Empty, route);
    }

    private static List<Told> All()
    {
        using var engine = new Engine(new ServerOptions { Scenario = Play.Load("scenario: test") }.Providers, Play.Load("scenario: test"));
        var routing = new Routing(engine, new SlowLane(), null, new WaitRoutes(engine, 1, CancellationToken.None), null!);
        return [.. routing.Routes.SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
            .Where(method => !HttpMethods.IsHead(method))
            .Select(method => new Told(method, route.RoutePattern.RawText!, route.Metadata.GetMetadata<Description>())))];
    }

    private sealed record Told(string Method, string Path, Description? Description)
    {
        public override string ToString() => $"{Method} {Path}";
    }
}
