using System.CommandLine;
using ChatEmulator.Server.Listening;

namespace ChatEmulator.Host.Settings;

/// <summary>Whether <c>serve</c> speaks HTTPS too, and where it leaves the certificate to trust.</summary>
internal sealed class TlsOptions
{
    private const int UsualPort = 8443;

    private readonly Setting _tls = new("--tls", "PORT", $"Speaks HTTPS too, on the same address and this port, or {UsualPort} when none is given; 0 takes a free one. The variable also takes true and false; a number is a port, 1 too. Default: plain http alone.", bare: true);
    private readonly Setting _export = new("--export-ca", "FILE", "Where to write the certificate that clients of --tls have to trust, before it listens; made anew at each start.");

    public IReadOnlyList<Setting> All => [_tls, _export];

    /// <summary>The port, null for none; and the file, null for none.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="terminal">Where variables are found.</param>
    /// <param name="plain">Where plain HTTP is spoken.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public (int? Port, Given? Export) Read(ParseResult line, Terminal terminal, ListenAddress plain, List<string> problems)
    {
        var before = problems.Count;
        var port = _tls.One(line, terminal) is { } tls ? Port(tls, plain, problems) : null;
        var export = _export.One(line, terminal);
        if (export is not null && port is null && problems.Count == before)
        {
            problems.Add($"{export.Source}: there is no certificate to write without --tls.");
        }
        else if (export is { Text: "" })
        {
            problems.Add($"{export.Source}: a file has to be named.");
        }

        return (port, export);
    }

    private static int? Port(Given tls, ListenAddress plain, List<string> problems)
    {
        if (tls.Truth is { } wanted)
        {
            return wanted ? Beside(UsualPort, tls, plain, problems) : null;
        }

        if (int.TryParse(tls.Text, out var port))
        {
            return Beside(port, tls, plain, problems);
        }

        problems.Add($"{tls.Source}: '{tls.Text}' is not a port from 0 to 65535, nor true or false.");
        return null;
    }

    private static int? Beside(int port, Given tls, ListenAddress plain, List<string> problems)
    {
        if (plain.WhyNotBeside(port) is { } why)
        {
            problems.Add($"{tls.Source}: {why}");
        }

        return port;
    }
}
