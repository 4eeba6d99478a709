using System.CommandLine;

namespace ChatEmulator.Host.Settings;

/// <summary>Whether <c>serve</c> writes each call into a file.</summary>
internal sealed class JournalOptions
{
    private readonly Setting _file = new("--journal", "FILE", "Writes each call that has ended into this file, behind what is there: a line of JSON each (NDJSON), as Control tells it. Default: none; calls are kept in memory alone.");
    private readonly Setting _secrets = new("--journal-secrets", "true|false", "With --journal, writes secrets as they came instead of masking them: the file then holds credentials and tokens, and is made for its owner alone.", bare: true);

    public IReadOnlyList<Setting> All => [_file, _secrets];

    /// <summary>What was set; null for no file.</summary>
    public JournalSettings? Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var file = _file.One(line, terminal);
        var given = _secrets.One(line, terminal);
        var secrets = given is not null && ServeOptions.IsTrue(given, problems);
        if (secrets && file is null)
        {
            problems.Add($"{given!.Source} says how calls are written into a file, and none is named: add --journal.");
        }

        return file is null ? null : new JournalSettings(file, secrets);
    }
}

/// <summary>Where calls are written.</summary>
/// <param name="File">The file.</param>
/// <param name="Unmasked">Whether secrets are written as they came.</param>
internal sealed record JournalSettings(Given File, bool Unmasked);
