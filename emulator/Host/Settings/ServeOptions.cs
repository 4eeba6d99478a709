using System.CommandLine;
using ChatEmulator.Host.Watching;
using ChatEmulator.Server;
using ChatEmulator.Server.Listening;

namespace ChatEmulator.Host.Settings;

/// <summary>What may be set for <c>serve</c>, and how it is read.</summary>
internal sealed class ServeOptions
{
    private const string DefaultAddress = "127.0.0.1";
    private const long DefaultPort = 8080;

    private readonly Setting _scenario = new("--scenario", "FILE", "The scenario that plays: a file, or a name in the folder of scenarios. Default: quickstart, or the only one of a folder that --scenarios names.");
    private readonly Setting _folder = new("--scenarios", "DIR", "The folder of scenarios; all of them are checked before anything starts. Default: ./scenarios when it is there.");
    private readonly Setting _mappings = new("--mappings", "DIR", "A folder of stub mappings of WireMock's or WireMock.Net's, which every world begins with: its root, or the folder of the mappings itself. Read at the start, and all of it checked. Default: none.");
    private readonly Setting _watch = new("--watch", "native|poll|off", "Whether scenarios that are saved while it serves are taken: native is told by the system and looks every two seconds besides, poll looks twice a second and asks the system for nothing. Default: native.");
    private readonly Setting _port = new("--port", "N", "The port; 0 takes a free one. Default: 8080.");
    private readonly Setting _bind = new("--bind", "ADDRESS", "The address to listen on: an IP address, localhost, or * for all of this machine. Default: 127.0.0.1.");
    private readonly Setting _url = new("--urls", "URL", "Where to listen, instead of --bind and --port, such as http://0.0.0.0:8080.");
    private readonly Setting _seed = new("--seed", "N", "What all chance is drawn from, instead of the scenario's seed; the greeting tells it where rules draw.");
    private readonly Setting _host = new("--allow-host", "NAME", "A host name besides the loopback ones that Control answers to. May be repeated.", many: true);
    private readonly Setting _key = new("--control-key", "KEY", "The key that Control asks for, as Authorization: Bearer KEY. Default: none.");
    private readonly Setting _controlPort = new("--control-port", "N", "A port for Control alone, on the same address, which no `connections` of a scenario touch; 0 takes a free one. Default: the port of the vendors.");
    private readonly Setting _log = new("--log", "text|json", "How each call is written to standard output: a line for people, or a JSON object. Default: text.");
    private readonly Setting _quiet = new("--quiet", "true|false", "Writes no line for a call and no greeting, only where it listens, and notices.", bare: true);
    private readonly Setting _http2 = new("--http2", "true|false", "Speaks HTTP/2 too: over --tls with whoever agrees on it, on the plain port with whoever begins with it (prior knowledge). Default: HTTP/1.1 alone.", bare: true);
    private readonly TlsOptions _tls = new();
    private readonly WorldOptions _worlds = new();
    private readonly VerifyOptions _verify = new();
    private readonly JournalOptions _journal = new();
    private readonly TelemetryOptions _telemetry = new();

    public IReadOnlyList<Setting> All => [_scenario, _folder, _mappings, _watch, _port, _bind, _url, .. _tls.All, _http2, _seed, .. _worlds.All, _host, _key, _controlPort, _log, _quiet, .. _journal.All, .. _telemetry.All, .. _verify.All];

    /// <summary>Reads all settings, and tells every problem at once.</summary>
    public ServeSettings? Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var url = Where(line, terminal, problems) ?? ServerOptions.DefaultUrl;
        _ = ListenAddress.TryRead(url, out var address, out _);
        var (tls, export) = _tls.Read(line, terminal, address!, problems);
        var settings = new ServeSettings(
            _scenario.One(line, terminal),
            _folder.One(line, terminal),
            _mappings.One(line, terminal),
            _watch.One(line, terminal) is { } watch ? Mode(watch, problems) : WatchMode.Native,
            url,
            address!,
            tls,
            _controlPort.One(line, terminal) is { } control ? ControlPort(control, address!, tls, problems) : null,
            export,
            _http2.One(line, terminal) is { } http2 && IsTrue(http2, problems),
            _seed.One(line, terminal) is { } seed ? Number(seed, long.MinValue, long.MaxValue, problems) : null,
            _worlds.Read(line, terminal, problems),
            [.. _host.All(line, terminal).Select(host => Host(host, problems))],
            _key.One(line, terminal) is { } key ? Key(key, problems) : null,
            _log.One(line, terminal) is { } log && IsJson(log, problems),
            _quiet.One(line, terminal) is { } quiet && IsTrue(quiet, problems),
            _journal.Read(line, terminal, problems),
            _verify.Read(line, terminal, problems))
        {
            Otlp = _telemetry.Read(line, terminal, problems),
        };
        return problems.Count == 0 ? settings : null;
    }

    /// <summary>
    /// The URL of <c>--urls</c>, or of <c>--bind</c> and <c>--port</c>; null when none is set or what is set is wrong. A container sets
    /// the address by a variable, so a URL says more than an address unless both were typed.
    /// </summary>
    public string? Where(ParseResult? line, Terminal terminal, List<string> problems)
    {
        line ??= new RootCommand().Parse([]);
        var (port, bind, url) = (_port.One(line, terminal), _bind.One(line, terminal), _url.One(line, terminal));
        if (url is not null && (Both(port, url) ?? (bind is { Typed: true } ? Both(bind, url) : null)) is { } rival)
        {
            problems.Add($"{rival.Source} and {url.Source} both say where to listen; leave one out.");
            return null;
        }

        if (url is not null && port is not { Typed: true } && bind is not { Typed: true })
        {
            return Url(url, problems);
        }

        if (port is null && bind is null)
        {
            return null;
        }

        var number = port is null ? DefaultPort : Number(port, 0, 65_535, problems);
        var address = bind is null ? DefaultAddress : Address(bind, problems);
        return number is null || address is null ? null : $"http://{address}:{number}";
    }

    /// <summary>Where Control is by the environment: on its own port where one is named, else where <see cref="Where"/> says; null when nothing is set.</summary>
    public string? WhereControl(Terminal terminal)
    {
        var where = Where(null, terminal, []);
        return _controlPort.One(new RootCommand().Parse([]), terminal) is { } given
            && int.TryParse(given.Text, out var port) && port is > 0 and < 65_536
            && ListenAddress.TryRead(where ?? ServerOptions.DefaultUrl, out var address, out _)
                ? $"http://{address.Host}:{port}"
                : where;
    }

    private static int? ControlPort(Given given, ListenAddress plain, int? tls, List<string> problems)
    {
        if (Number(given, 0, 65_535, problems) is not { } port)
        {
            return null;
        }

        if (plain.WhyNotBeside((int)port, tls) is { } why)
        {
            problems.Add($"{given.Source}: {why}");
        }

        return (int)port;
    }

    private static Given? Both(Given? one, Given other) => one?.Typed == other.Typed ? one : null;

    // An IPv6 address may come without the brackets that it has in a URL.
    private static string? Address(Given bind, List<string> problems)
    {
        var host = bind.Text.Contains(':', StringComparison.Ordinal) && bind.Text[0] != '[' ? $"[{bind.Text}]" : bind.Text;
        if (ListenAddress.TryRead($"http://{host}:0", out var address, out _) && address.Host == host && address.WhyNotHere is null)
        {
            return host;
        }

        problems.Add($"{bind.Source}: '{bind.Text}' is not an address such as 127.0.0.1, ::1, localhost or *.");
        return null;
    }

    private static string? Url(Given url, List<string> problems)
    {
        if (ListenAddress.TryRead(url.Text, out var address, out var why) && (why = address.WhyNotHere) is null)
        {
            return url.Text;
        }

        problems.Add($"{url.Source}: {why}");
        return null;
    }

    private static long? Number(Given given, long least, long most, List<string> problems)
    {
        if (long.TryParse(given.Text, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems.Add($"{given.Source}: '{given.Text}' is not a whole number{(most == long.MaxValue ? "" : $" from {least} to {most}")}.");
        return null;
    }

    private static string Host(Given host, List<string> problems)
    {
        if (Uri.CheckHostName(host.Text) == UriHostNameType.Unknown)
        {
            problems.Add($"{host.Source}: '{host.Text}' is not a host name; give the name alone, without scheme and port.");
        }

        return host.Text;
    }

    private static string Key(Given key, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(key.Text))
        {
            problems.Add($"{key.Source}: an empty key protects nothing; leave it out or give one.");
        }

        return key.Text;
    }

    private static WatchMode Mode(Given watch, List<string> problems)
    {
        switch (watch.Text)
        {
            case "native":
                return WatchMode.Native;
            case "poll":
                return WatchMode.Poll;
            case "off":
                break;
            default:
                problems.Add($"{watch.Source}: '{watch.Text}' is neither native, poll nor off.");
                break;
        }

        return WatchMode.Off;
    }

    private static bool IsJson(Given log, List<string> problems)
    {
        if (log.Text is not ("text" or "json"))
        {
            problems.Add($"{log.Source}: '{log.Text}' is neither text nor json.");
        }

        return log.Text == "json";
    }

    /// <summary>Reads yes or no.</summary>
    internal static bool IsTrue(Given given, List<string> problems)
    {
        if (given.Truth is null && given.Text is not ("0" or "1"))
        {
            problems.Add($"{given.Source}: '{given.Text}' is neither true nor false.");
        }

        return given.Truth ?? given.Text == "1";
    }
}
