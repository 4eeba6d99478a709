using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>What was seen of a step, part by part, without what cannot be the same.</summary>
internal sealed record Seen(Step Step, IReadOnlyDictionary<string, string> Parts);

/// <summary>Takes from answers what cannot be the same, and nothing else. Each has its reason, and a test that it hides no more. One of these belongs to one play.</summary>
internal sealed partial class Sameness(int port)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private int _step;
    private int _made;

    /// <summary>Headers that are not looked at, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Connection"] = "how the server keeps its connections; looked at where bytes are",
        ["Content-Length"] = "whether a length, chunks or the end tell where a body ends is the server's choice; looked at where bytes are",
        ["Transfer-Encoding"] = "the same",
        ["Date"] = "Kestrel's, Jetty has none",
        ["Emulator-Call"] = "ours: which call of the journal it was",
        ["Emulator-Rule"] = "ours: which stub it was, as Matched-Stub-Id says too",
        ["Emulator-Why"] = "ours: why nothing answered",
        ["Emulator-World"] = "ours: which world it was",
        ["Vary"] = "WireMock's admin varies by Origin because it lets every page read it; Control and admin have no CORS on purpose",
    };

    /// <summary>Members of JSON whose value is masked, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["loggedDate"] = "real time",
        ["loggedDateString"] = "real time",
        ["timestamp"] = "real time",
        ["uptimeInSeconds"] = "real time",
        ["processTime"] = "real time",
        ["responseSendTime"] = "real time",
        ["serveTime"] = "real time",
        ["totalTime"] = "real time",
        ["timeOffsetNanos"] = "real time",
        ["detail"] = "words of Java's JSON reader about its own classes; code, title and pointer are compared",
        ["Connection"] = "a header of our own asking, which proxies and servers may take away",
    };

    public Seen Of(Step step, Answer answer)
    {
        (_step, _made) = (_step + 1, 0);
        return new Seen(step, Parts(step, answer));
    }

    private Dictionary<string, string> Parts(Step step, Answer answer) => step.Look switch
    {
        Look.Nothing => [],
        Look.Status => One("status", answer.Status),
        Look.Match => One("match", answer.Status switch { "200" when answer.Content == "matched" => "yes", "200" or "404" => "no", var other => other }),
        Look.Bytes => One("bytes", Framed(answer)),
        _ => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["status"] = $"{answer.Status} {answer.Reason}",
            ["headers"] = string.Join('\n', Told(answer, IsLeftOut)),
            ["body"] = step.Look == Look.Shape ? Letters().Replace(Text(answer.Content), "x") : Text(answer.Content),
        },
    };

    private static Dictionary<string, string> One(string part, string value) => new(StringComparer.Ordinal) { [part] = value };

    // That nobody may keep what Control and admin say is ours too; any other Cache-Control is a stub's own.
    private static bool IsLeftOut((string Name, string Value) header) => Headers.ContainsKey(header.Name) || header is ("Cache-Control", "no-store");

    /// <summary>Order of headers is not, order of one header's values is.</summary>
    private IEnumerable<string> Told(Answer answer, Func<(string Name, string Value), bool> isLeftOut) =>
        from header in answer.Headers
        where !isLeftOut(header)
        orderby header.Name.ToUpperInvariant()
        select $"{header.Name}: {Plain(header.Value)}";

    /// <summary>What came as bytes: random ones are told as that, for that they are no answer is all that counts of them.</summary>
    private string Framed(Answer answer)
    {
        var isChunked = answer.Header("Transfer-Encoding") == "chunked";
        var (chunks, rest) = isChunked ? Wire.Unchunk(answer.Body) : ([], answer.Body);
        var head = answer.Status.Length == 0 ? [] : Told(answer, header => header.Name.StartsWith("Emulator-", StringComparison.Ordinal) || header.Name == "Date").Prepend($"{answer.Status} {answer.Reason}");
        var noAnswer = rest.Length > 0 && (isChunked || answer.Status.Length == 0) ? "random" : Plain(rest);
        return string.Join('\n', [.. head, $"chunks: {string.Join(',', chunks.Select(chunk => chunk.Length))}", $"then: {noAnswer}", $"end: {answer.End}"]);
    }

    private string Text(string bytes)
    {
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
        if (text.StartsWith("<html>", StringComparison.Ordinal) && text.Contains("<h2>HTTP ERROR 5", StringComparison.Ordinal))
        {
            return "(a page of Jetty that shows where WireMock crashed)";
        }

        try
        {
            return text.Length > 0 && text[0] is '{' or '[' ? Value(JsonNode.Parse(text), "")!.ToJsonString(Readable) : Plain(text);
        }
        catch (JsonException)
        {
            return Plain(text);
        }
    }

    /// <summary>Members by name, since their order says nothing; numbers by value.</summary>
    private JsonNode? Value(JsonNode? node, string name) => node switch
    {
        _ when Members.ContainsKey(name) && node is JsonValue => $"({name})",
        JsonObject members => new JsonObject(members.OrderBy(each => each.Key, StringComparer.Ordinal).Where(each => each.Key != "Connection").Select(each => KeyValuePair.Create(each.Key, Value(each.Value, each.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Value(item, ""))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Number(value.ToJsonString(), name),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Plain((string)value!),
        _ => node?.DeepClone(),
    };

    private string Number(string written, string name) =>
        name == "port" && written == port.ToString(CultureInfo.InvariantCulture) ? "(port)"
        : decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? $"number {Math.Round(value, 9) / 1.0000000000000000000000000000m:G}"
        : $"number {written}";

    /// <summary>The server's own port, and ids that it made up, by the step in which each was first seen: so one that is missing shifts no other.</summary>
    private string Plain(string text) =>
        Ids().Replace(Ports().Replace(text, port => port.Groups["port"].Value == Own ? $"{port.Groups["host"].Value}:(port)" : port.Value), id => Id(id.Value));

    private string Own => port.ToString(CultureInfo.InvariantCulture);

    private string Id(string id)
    {
        if (id.All(letter => letter == id[0] || letter is '-' or '4' or '8'))
        {
            return id;
        }

        return _ids.TryGetValue(id, out var seen) ? seen : _ids[id] = $"(id of step {_step}, {++_made})";
    }

    [GeneratedRegex(@"(?<host>127\.0\.0\.1|localhost):(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ports();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("[A-Za-z0-9]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letters();
}
