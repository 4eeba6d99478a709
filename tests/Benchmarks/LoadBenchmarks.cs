using BenchmarkDotNet.Attributes;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Benchmarks;

/// <summary>What loading costs: a folder of two hundred files with a hundred rules each.</summary>
public class LoadBenchmarks
{
    private const int Files = 200;
    private const int Rules = 100;

    private DirectoryInfo _folder = null!;

    /// <summary>Writes the folder.</summary>
    [GlobalSetup]
    public void Begin()
    {
        _folder = Directory.CreateTempSubdirectory("chat-emulator-load-");
        for (var file = 0; file < Files; file++)
        {
            var rules = Enumerable.Range(0, Rules).Select(i =>
                $"  - name: rule {i}\n    calls: signalwire.create_token\n    when: {{ body.member_id: somebody-{i}, body.ttl: {{ at_least: 60 }} }}\n    times: 2\n    answer: {{ error: service_unavailable, retry_after: 1s }}\n");
            File.WriteAllText(Path.Combine(_folder.FullName, $"{file:000}.yaml"), $"scenario: s{file}\nrules:\n{string.Concat(rules)}");
        }
    }

    /// <summary>All files, from disk to checked scenarios.</summary>
    [Benchmark]
    public int Load()
    {
        var loaded = new Loader([.. Vendors.All().Select(vendor => vendor.Catalogue)]).LoadPaths([_folder.FullName]);
        return loaded is { HasErrors: false, Scenarios.Count: Files } ? loaded.Scenarios.Sum(scenario => scenario.Rules.Count) : throw new InvalidOperationException("Not every file is sound.");
    }

    /// <summary>Takes the folder away.</summary>
    [GlobalCleanup]
    public void End() => _folder.Delete(recursive: true);
}
