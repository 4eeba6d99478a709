using System.CommandLine;
using ChatEmulator.Server;
using ChatEmulator.Server.Listening;

namespace ChatEmulator.Host.Settings;

/// <summary>What may be set for <c>serve</c>, and how it is read.</summary>
internal sealed class ServeOptions
{
    private readonly Setting _scenario = new("--scenario", "FILE", "The scenario that plays: a file, or a name in the folder of scenarios. Default: quickstart.");
    private readonly Setting _folder = new("--scenarios", "DIR", "The folder of scenarios; all of them are checked before anything starts. Default: ./scenarios when it is there.");
    private readonly Setting _port = new("--port", "N", "The port on 127.0.0.1; 0 takes a free one. Default: 8080.");
    private readonly Setting _url = new("--urls", "URL", "Where to listen, instead of --port, such as http://0.0.0.0:8080.");
    private readonly Setting _seed = new("--seed", "N", "What all chance is drawn from, instead of the scenario's seed.");
    private readonly Setting _host = new("--allow-host", "NAME", "A host name besides the loopback ones that Control answers to. May be repeated.", many: true);
    private readonly Setting _key = new("--control-key", "KEY", "The key that Control asks for, as Authorization: Bearer KEY. Default: none.");

    public IReadOnlyList<Setting> All => [_scenario, _folder, _port, _url, _seed, _host, _key];

    /// <summary>Reads all settings, and tells every problem at once.</summary>
    public ServeSettings? Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var url = Where(line, terminal, problems) ?? ServerOptions.DefaultUrl;
        _ = ListenAddress.TryRead(url, out var address, out _);
        var settings = new ServeSettings(
            _scenario.One(line, terminal),
            _folder.One(line, terminal),
            url,
            address!,
            _seed.One(line, terminal) is { } seed ? Number(seed, long.MinValue, long.MaxValue, problems) : null,
            [.. _host.All(line, terminal).Select(host => Host(host, problems))],
            _key.One(line, terminal) is { } key ? Key(key, problems) : null);
        return problems.Count == 0 ? settings : null;
    }

    /// <summary>The URL of <c>--urls</c> or <c>--port</c>; null when neither is set or what is set is wrong.</summary>
    public string? Where(ParseResult? line, Terminal terminal, List<string> problems)
    {
        line ??= new RootCommand().Parse([]);
        var (port, url) = (_port.One(line, terminal), _url.One(line, terminal));
        if (port is { } one && url is { } other && one.Typed == other.Typed)
        {
            problems.Add($"{one.Source} and {other.Source} both say where to listen; leave one out.");
            return null;
        }

        if (url is { } given && port is not { Typed: true })
        {
            return Url(given, problems);
        }

        return port is { } number && Number(number, 0, 65_535, problems) is { } n ? $"http://127.0.0.1:{n}" : null;
    }

    private static string? Url(Given url, List<string> problems)
    {
        if (ListenAddress.TryRead(url.Text, out _, out var why))
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
}
