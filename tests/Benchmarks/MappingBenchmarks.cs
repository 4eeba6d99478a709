using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Benchmarks;

/// <summary>What a thousand stub mappings cost a call that the last of them answers, beside one mapping.</summary>
public class MappingBenchmarks : IDisposable
{
    private readonly Exchange _call = new("POST", "/stubs/1/things", "?n=1", [new("Content-Type", "application/json"), new("X-N", "1")], Encoding.UTF8.GetBytes("""{"n":1,"text":"hello"}"""));
    private Engine _engine = null!;

    /// <summary>How many mappings there are; the oldest, which is asked last, answers.</summary>
    [Params(1, 1_000)]
    public int Mappings { get; set; }

    /// <summary>How each tells its requests from the others'; <c>#</c> is its number.</summary>
    [Params(
        """{"urlPath":"/stubs/#/things"}""",
        """{"urlPathPattern":"/stubs/#/[a-z]+"}""",
        """{"urlPathTemplate":"/stubs/#/{thing}"}""",
        """{"urlPathPattern":"/stubs/.*/things","headers":{"X-N":{"equalTo":"#"}}}""",
        """{"urlPath":"/stubs/1/things","queryParameters":{"n":{"equalTo":"#"}}}""",
        """{"urlPath":"/stubs/1/things","bodyPatterns":[{"equalToJson":"{\"n\":#,\"text\":\"hello\"}"}]}""",
        """{"urlPath":"/stubs/1/things","bodyPatterns":[{"matchesJsonPath":"$[?(@.n == #)]"}]}""")]
    public string Request { get; set; } = "";

    /// <summary>Makes an engine with the mappings, and shows that the right one answers.</summary>
    [GlobalSetup]
    public void Begin()
    {
        var (vendors, reader, faults) = (Vendors.All(), new MappingReader(templates: null), new List<Fault>());
        var table = MappingTable.Empty;
        for (var i = 1; i <= Mappings; i++)
        {
            using var json = JsonDocument.Parse($$"""{"request":{{Request.Replace("#", $"{i}", StringComparison.Ordinal)}},"response":{"status":{{(i == 1 ? 201 : 500)}} } }""");
            table = table.With(reader.Read(json.RootElement, new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Guid.NewGuid, faults)!);
        }

        var loaded = new Loader([.. vendors.Select(vendor => vendor.Catalogue)]).LoadText("scenario: mappings\n");
        _engine = new Engine(vendors, loaded.Scenarios[0], mappings: new MappingSupply { Given = table });
        if (Handle() != 201)
        {
            throw new InvalidOperationException("The oldest mapping does not answer; nothing measured with it would mean anything.");
        }
    }

    /// <summary>The mapping is looked for.</summary>
    [Benchmark]
    public object? Match() => _engine.Worlds.Default.Given.Match(new Asked(_call), System.Collections.Immutable.ImmutableDictionary<string, string>.Empty, out _);

    /// <summary>A call from request to outcome, recorded and closed.</summary>
    [Benchmark]
    public int Handle()
    {
        var outcome = _engine.Handle(_call);
        outcome.Close(new Ending(EndingKind.Delivered, 0, default, 0));
        return outcome.Script.Reply.Status;
    }

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }
}
