using System.CommandLine;
using System.Globalization;
using ChatEmulator.Host.Telemetry;

namespace ChatEmulator.Host.Settings;

/// <summary>
/// Whether <c>serve</c> sends spans and metrics, and where to: by an option of its own, or by the variables that every program with OpenTelemetry reads
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). Nothing of it is looked at, and none of it is loaded, unless one of the two names a collector.
/// </summary>
internal sealed class TelemetryOptions
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The port by which collectors speak gRPC.
    private const int GrpcPort = 4317;

    private static readonly string[] Protocols = ["http/protobuf", "grpc"];

    private readonly Setting _otlp = new("--otlp", "URL", $"Sends a span for each call, and metrics, to a collector of OpenTelemetry, such as http://127.0.0.1:4318; port 4317 means gRPC. Default: what {Endpoint} names, else nothing is sent.");

    public IReadOnlyList<Setting> All => [_otlp];

    /// <summary>Where telemetry goes; null when none is sent, or something is wrong.</summary>
    public OtlpSettings? Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var given = _otlp.One(line, terminal) ?? (Value(terminal, Endpoint) is { } standard ? new Given(standard, Endpoint, Typed: false) : null);
        return given is null || bool.TryParse(Value(terminal, "OTEL_SDK_DISABLED"), out var disabled) && disabled ? null : Read(given, terminal, problems);
    }

    private static OtlpSettings? Read(Given given, Terminal terminal, List<string> problems)
    {
        if (!Uri.TryCreate(given.Text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            problems.Add($"{given.Source}: a URL of a collector is expected, such as http://127.0.0.1:4318, without a query.");
            return null;
        }

        return new OtlpSettings(url, IsGrpc(url, terminal, problems), Pairs("OTEL_EXPORTER_OTLP_HEADERS", terminal, problems), Resource(terminal, problems), given.Source)
        {
            Traces = IsOn("OTEL_TRACES_EXPORTER", terminal),
            Metrics = IsOn("OTEL_METRICS_EXPORTER", terminal),
            Gathering = Milliseconds("OTEL_BSP_SCHEDULE_DELAY", 1_000, terminal, problems),
            Interval = Milliseconds("OTEL_METRIC_EXPORT_INTERVAL", 10_000, terminal, problems),
            Timeout = Milliseconds("OTEL_EXPORTER_OTLP_TIMEOUT", 10_000, terminal, problems),
        };
    }

    private static bool IsGrpc(Uri url, Terminal terminal, List<string> problems)
    {
        const string variable = "OTEL_EXPORTER_OTLP_PROTOCOL";
        var word = Value(terminal, variable) ?? (url.Port == GrpcPort ? "grpc" : "http/protobuf");
        if (!Protocols.Contains(word))
        {
            problems.Add($"{variable}: '{word}' is not spoken. {Choice.Hint(word, Protocols)}");
        }

        return word == "grpc";
    }

    // What is named last wins, and OTEL_SERVICE_NAME over all.
    private static List<KeyValuePair<string, string>> Resource(Terminal terminal, List<string> problems)
    {
        var said = Identity.Own.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in Pairs("OTEL_RESOURCE_ATTRIBUTES", terminal, problems))
        {
            said[key] = value;
        }

        if (Value(terminal, "OTEL_SERVICE_NAME") is { } name)
        {
            said["service.name"] = name;
        }

        return [.. said];
    }

    // key=value,key=value with percent-encoded values. What is wrong is not repeated: headers are secrets.
    private static List<KeyValuePair<string, string>> Pairs(string variable, Terminal terminal, List<string> problems)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in (Value(terminal, variable) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                pairs.Add(new(part[..equals].Trim(), Uri.UnescapeDataString(part[(equals + 1)..].Trim())));
            }
            else
            {
                problems.Add($"{variable}: name=value pairs with commas between them are expected; part {pairs.Count + 1} has no name and no '='.");
            }
        }

        return pairs;
    }

    private static bool IsOn(string variable, Terminal terminal) =>
        Value(terminal, variable) is not { } list || list.Split(',', StringSplitOptions.TrimEntries).Contains("otlp");

    private static TimeSpan Milliseconds(string variable, int usual, Terminal terminal, List<string> problems)
    {
        if (Value(terminal, variable) is not { } text)
        {
            return TimeSpan.FromMilliseconds(usual);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return TimeSpan.FromMilliseconds(number);
        }

        problems.Add($"{variable}: '{text}' is not a number of milliseconds from 1 on.");
        return TimeSpan.FromMilliseconds(usual);
    }

    // Set and empty is as good as not set, as the specification says.
    private static string? Value(Terminal terminal, string variable) => terminal.Variable(variable) is { Length: > 0 } text ? text.Trim() : null;
}
