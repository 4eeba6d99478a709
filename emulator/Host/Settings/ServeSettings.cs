using System.CommandLine;
using ChatEmulator.Server;
using ChatEmulator.Server.Listening;

namespace ChatEmulator.Host.Settings;

/// <summary>What <c>serve</c> was told, read and checked.</summary>
/// <param name="Scenario">A file, or a name in the folder; null for the quickstart.</param>
/// <param name="Scenarios">The folder; null for <c>./scenarios</c> when it is there.</param>
/// <param name="Url">Where to listen.</param>
/// <param name="Address">The same, read.</param>
/// <param name="Seed">What chance is drawn from instead of the scenario's seed.</param>
/// <param name="AllowedHosts">Further hosts that Control answers to.</param>
/// <param name="ControlKey">Control's key; null for none.</param>
internal sealed record ServeSettings(
    Given? Scenario,
    Given? Scenarios,
    string Url,
    ListenAddress Address,
    long? Seed,
    IReadOnlyList<string> AllowedHosts,
    string? ControlKey)
{
    private static readonly Setting ScenarioSetting = new("--scenario", "FILE", "The scenario that plays: a file, or a name in the folder of scenarios. Default: quickstart.");
    private static readonly Setting FolderSetting = new("--scenarios", "DIR", "The folder of scenarios; all of them are checked before anything starts. Default: ./scenarios when it is there.");
    private static readonly Setting PortSetting = new("--port", "N", "The port on 127.0.0.1; 0 takes a free one. Default: 8080.");
    private static readonly Setting UrlSetting = new("--urls", "URL", "Where to listen, instead of --port, such as http://0.0.0.0:8080.");
    private static readonly Setting SeedSetting = new("--seed", "N", "What all chance is drawn from, instead of the scenario's seed.");
    private static readonly Setting HostSetting = new("--allow-host", "NAME", "A host name besides the loopback ones that Control answers to. May be repeated.", many: true);
    private static readonly Setting KeySetting = new("--control-key", "KEY", "The key that Control asks for, as Authorization: Bearer KEY. Default: none.");

    public static IReadOnlyList<Setting> All { get; } =
        [ScenarioSetting, FolderSetting, PortSetting, UrlSetting, SeedSetting, HostSetting, KeySetting];

    /// <summary>Reads all settings, and tells every problem at once.</summary>
    public static ServeSettings? Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var url = Where(line, terminal, problems) ?? ServerOptions.DefaultUrl;
        _ = ListenAddress.TryRead(url, out var address, out _);
        var settings = new ServeSettings(
            ScenarioSetting.One(line, terminal),
            FolderSetting.One(line, terminal),
            url,
            address!,
            SeedSetting.One(line, terminal) is { } seed ? Number(seed, long.MinValue, long.MaxValue, problems) : null,
            [.. HostSetting.All(line, terminal).Select(host => Host(host, problems))],
            KeySetting.One(line, terminal) is { } key ? Key(key, problems) : null);
        return problems.Count == 0 ? settings : null;
    }

    /// <summary>The URL of <c>--urls</c> or <c>--port</c>; null when neither is set or what is set is wrong.</summary>
    public static string? Where(ParseResult? line, Terminal terminal, List<string> problems)
    {
        line ??= new RootCommand().Parse([]);
        var (port, url) = (PortSetting.One(line, terminal), UrlSetting.One(line, terminal));
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
