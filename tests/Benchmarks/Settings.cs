using System.Globalization;

namespace ChatEmulator.Benchmarks;

/// <summary>What the command line may set; see <see cref="Help"/>.</summary>
internal sealed class Settings
{
    private static readonly string[] Names =
        ["--against", "--scenario", "--rounds", "--requests", "--seconds", "--warm-up", "--connections", "--calls", "--minutes", "--only", "--peers"];

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly List<string> _against = [];

    /// <summary>Reads pairs of option and value, and <c>--quick</c>.</summary>
    /// <param name="args">The pairs.</param>
    /// <param name="rounds">How many rounds the verb takes when not told.</param>
    /// <param name="seconds">How long one of them takes at most, when not told.</param>
    /// <param name="calls">How many calls, when not told.</param>
    /// <exception cref="CannotStartException">An option that does not exist, or one without a value.</exception>
    public Settings(string[] args, int rounds = 1, int seconds = 20, int calls = 0)
    {
        Quick = args.Contains("--quick");
        args = [.. args.Where(arg => arg != "--quick")];
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!Names.Contains(args[i]))
            {
                throw new CannotStartException($"There is no option '{args[i]}'; --help lists them.");
            }

            _given[args[i]] = i + 1 < args.Length ? args[i + 1] : throw new CannotStartException($"{args[i]} needs a value.");
            if (args[i] == "--against")
            {
                _against.Add(args[i + 1]);
            }
        }

        Rounds = Number("--rounds", rounds);
        Requests = Number("--requests", 60_000);
        Longest = TimeSpan.FromSeconds(Number("--seconds", seconds));
        WarmUp = Number("--warm-up", 120_000);
        Connections = Number("--connections", 16);
        Calls = Number("--calls", calls);
        Minutes = Number("--minutes", 10);
    }

    public int Rounds { get; }

    public int Requests { get; }

    public TimeSpan Longest { get; }

    public int WarmUp { get; }

    public int Connections { get; }

    /// <summary>Of a soak of plain calls; 0 for one of mixed traffic.</summary>
    public int Calls { get; }

    /// <summary>Of a soak of mixed traffic.</summary>
    public int Minutes { get; }

    /// <summary>Whether a first look is enough.</summary>
    public bool Quick { get; }

    /// <summary>The emulator's executables or assemblies, in the order in which they were named.</summary>
    public IReadOnlyList<string> Builds => _against.Count == 0
        ? [Existing(Path.Combine(Repository, "emulator", "Host", "bin", "Release", "net10.0", "chat-emulator"))]
        : [.. _against.Select(Existing)];

    /// <summary>The first of them, which is measured where only one can be.</summary>
    public string Against => Builds[0];

    /// <summary>Which peers; empty for all.</summary>
    public string[] Only => _given.GetValueOrDefault("--only")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Where the peers are installed.</summary>
    public string Peers => Path.GetFullPath(_given.GetValueOrDefault("--peers") ?? Path.Combine(Repository, "artifacts", "peers"));

    /// <summary>The scenario's file; the tool's own is written out on first use.</summary>
    public string Scenario() => _given.TryGetValue("--scenario", out var file) ? Existing(file) : Workload.WriteScenario();

    private static string Existing(string path) => File.Exists(path)
        ? Path.GetFullPath(path)
        : throw new CannotStartException(
            $"There is no {path}. Build it with `dotnet build -c Release emulator/Host`, or name another with --against.");

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Emulator.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? Environment.CurrentDirectory;
        }
    }

    private int Number(string name, int usual) =>
        !_given.TryGetValue(name, out var text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new CannotStartException($"{name} needs a whole number above zero, not '{text}'.");
}
