using System.Net.Http.Headers;

namespace ChatEmulator.Benchmarks.Peers;

/// <summary>
/// Who is measured. Others are started as they are shipped, each without the log that it writes beside its journal where that can be had, and
/// those of Java without the launcher of their package, which is node: both in their favour.
/// </summary>
internal static class Field
{
    private const string MockoonKey = "peers";

    /// <summary>Names of the others, as <c>--only</c> takes them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mockserver", "prism", "wiremock", "mountebank", "mockoon"];

    /// <summary>The emulator, in each build that was given, and the limit, as it is and with the emulator's switches.</summary>
    public static IEnumerable<Peer> Own(Settings settings)
    {
        yield return new Peer("limit", _ => Servers.Limit(settings)) { Ours = true };
        yield return new Peer("limit, switched", _ => Servers.LimitSwitched(settings)) { Ours = true };
        foreach (var (path, number) in settings.Builds.Select((path, index) => (path, index + 1)))
        {
            var name = number == 1 ? "emulator" : $"emulator {number}";
            yield return new Peer(name, _ => Servers.Emulator(settings, name, path), ports => Ask(ports.Calls, "_emulator/calls?limit=20")) { Ours = true };
        }
    }

    /// <summary>The others, installed in a folder.</summary>
    public static Peer Other(string name, string installed) => name switch
    {
        "mockserver" => Java(
            name, Package(installed, "mockserver-node", "mockserver-netty-8.0.0-jar-with-dependencies.jar"),
            ["run", "--port={port}", $"--init={Given(name, "expectations.json")}", "--log-level=WARN", "-D=mockserver.localBoundIP=127.0.0.1"],
            ports => Ask(ports.Calls, "mockserver/retrieve?type=REQUESTS&format=JSON", method: "PUT")),
        "wiremock" => Java(
            name, Package(installed, "wiremock", "build/wiremock-standalone-3.13.2.jar"),
            ["--port", "{port}", "--bind-address", "127.0.0.1", "--root-dir", Given(name, ""), "--disable-banner"],
            ports => Ask(ports.Calls, "__admin/requests?limit=20")),
        "prism" => Node(name, Package(installed, "@stoplight/prism-cli", "dist/index.js"), _ => ["mock", "--dynamic", "--port", "{port}", "--verboseLevel", "warn", Given(name, "openapi.yaml")]),
        "mockoon" => Node(
            name, Package(installed, "@mockoon/cli", "bin/run.js"),
            _ => ["start", "--data", Given(name, "environment.json"), "--port", "{port}", "--disable-log-to-file", "--admin-api-token", MockoonKey],
            ports => Ask(ports.Calls, "mockoon-admin/logs?limit=20", MockoonKey)),
        "mountebank" => Node(
            name, Package(installed, "mountebank", "bin/mb"),
            ports => ["start", "--port", $"{ports.Questions}", "--configfile", Given(name, "imposters.ejs"), "--allowInjection", "--localOnly", "--nologfile", "--loglevel", "warn"],
            ports => Ask(ports.Questions, $"imposters/{ports.Calls}")),
        _ => throw new CannotStartException($"There is no peer '{name}'; there are {string.Join(", ", Names)}."),
    };

    // Where its configuration lies, which is ours.
    private static string Given(string peer, string file) => Path.Combine(AppContext.BaseDirectory, "Peers", peer, file);

    private static string Package(string installed, string package, string file) => Path.Combine(installed, "node_modules", package, file);

    private static Peer Java(string name, string jar, string[] arguments, Func<Ports, HttpRequestMessage> journal) =>
        new(name, _ => new Recipe(name, "java", ["-jar", jar, .. arguments]), journal) { Needs = ["java", jar] };

    private static Peer Node(string name, string script, Func<Ports, string[]> arguments, Func<Ports, HttpRequestMessage>? journal = null) =>
        new(name, ports => new Recipe(name, "node", [script, .. arguments(ports)], ("PEER_PORT", "{port}")), journal) { Needs = ["node", script] };

    private static HttpRequestMessage Ask(int port, string path, string? key = null, string method = "GET")
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), $"http://127.0.0.1:{port}/{path}");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return request;
    }
}
