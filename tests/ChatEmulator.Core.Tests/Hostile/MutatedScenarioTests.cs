using System.Diagnostics;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Fuzzing;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Hostile;

/// <summary>
/// Whatever a file says: it is answered with problems whose places are in it, or it plays. A scenario that loads must never make the
/// emulator fail a call.
/// </summary>
public sealed class MutatedScenarioTests
{
    // Past it a file is taken for one that never ends: far longer than anything takes.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly Loader Loader = new([.. Vendors.All().Select(provider => provider.Catalogue)]);

    [TestCase(300)]
    [TestCase(20_000, Category = "Long")]
    public Task A_scenario_in_which_something_is_broken_has_problems_with_places_or_plays(int cases) => Fuzz.Try(cases, Mutation.Make, yaml =>
    {
        Holds(yaml);
        return Task.CompletedTask;
    });

    [Test]
    public void What_the_mutations_begin_with_is_answered_itself()
    {
        Assert.That(Mutation.Whole, Has.Count.GreaterThan(100));
        foreach (var yaml in Mutation.Whole)
        {
            Holds(yaml);
        }
    }

    /// <summary>The law; for regressions too.</summary>
    internal static void Holds(string yaml)
    {
        var began = Stopwatch.GetTimestamp();
        var loaded = Loader.LoadText(yaml);
        var lines = yaml.ReplaceLineEndings("\n").Split('\n');
        foreach (var problem in loaded.Problems)
        {
            Assert.That(problem.Line, Is.InRange(0, lines.Length), problem.Text);
            Assert.That(problem.Column, Is.InRange(1, problem.Line == 0 ? 1 : lines[problem.Line - 1].Length + 1), $"line {problem.Line}: {problem.Text}");
        }

        foreach (var format in Enum.GetValues<ProblemFormat>())
        {
            Assert.That(Problems.Render(loaded.Problems, format), Is.Not.Null);
        }

        Assert.That(loaded.HasErrors, Is.EqualTo(loaded.Scenarios.Count == 0));
        foreach (var scenario in loaded.Scenarios)
        {
            Plays(scenario);
        }

        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(Deadline));
    }

    private static void Plays(Scenario scenario)
    {
        var providers = Vendors.All();
        using var engine = new Engine(providers, scenario);
        foreach (var exchange in Exchanges(providers))
        {
            var outcome = engine.Handle(exchange);
            Assert.That(outcome.Script.Reply.Status, Is.InRange(200, 999), exchange.Path);
            Assert.That(outcome.Script.Steps, Is.Not.Empty);
            outcome.Close(new Ending(EndingKind.Delivered, 1, outcome.At, 1));
        }

        var world = engine.Worlds.Default;
        var view = new View(world, providers);
        Tells(view.State);
        Tells(view.Ledger);
        Tells(view.Clock);
        foreach (var call in world.Journal.Calls())
        {
            Tells(json => CallJson.Write(json, call, world.Name));
        }

        _ = view.Advice();
        _ = engine.Worlds.Verdicts.All();
    }

    private static IEnumerable<Exchange> Exchanges(IReadOnlyList<Provider> providers)
    {
        foreach (var protocol in (Protocols[])[Protocols.Http1, Protocols.Http2])
        {
            foreach (var operation in providers.SelectMany(provider => provider.Operations))
            {
                var (method, path, body) = (operation.Entry.Method, operation.Entry.Path.Replace("{id}", "t-1", StringComparison.Ordinal), operation.Entry.SampleBody);
                for (var again = 0; again < 3; again++)
                {
                    yield return Of(method, path, body, path.StartsWith("/api/v1", StringComparison.Ordinal) ? Emulation.Algoreg : Emulation.SignalWire, protocol);
                }

                yield return Of(method, path, "{", "", protocol);
            }
        }

        yield return Of("GET", "/nobody", "", "", Protocols.Http1);
    }

    private static Exchange Of(string method, string path, string body, string basic, Protocols protocol) => new(
        method, path, "?token=x&limit=3", [new("Authorization", $"Basic {basic}"), new("Content-Type", "application/json")], System.Text.Encoding.UTF8.GetBytes(body), protocol: protocol);

    private static void Tells(Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(Stream.Null);
        write(json);
    }
}
