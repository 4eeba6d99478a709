namespace ChatEmulator.Host;

/// <summary>All that a command knows of the process it runs in.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Bytes">The same without an encoding, for the log, which is UTF-8 and writes in batches.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Variable">An environment variable by name; null when it is not set.</param>
/// <param name="Colours">Whether a person looks at it who wants colours.</param>
/// <param name="Ask">Reads what a person types; null when nobody is there to type.</param>
/// <param name="In">Standard input; null for none.</param>
/// <param name="Stop">Somebody asks the process to end.</param>
internal sealed record Terminal(
    TextWriter Out,
    Stream Bytes,
    TextWriter Error,
    Func<string, string?> Variable,
    bool Colours = false,
    Func<string?>? Ask = null,
    TextReader? In = null,
    CancellationToken Stop = default)
{
    private const string Reset = "\e[0m";

    /// <summary>Whether somebody is there and says yes.</summary>
    public bool Agrees(string question)
    {
        if (Ask is null)
        {
            return false;
        }

        Error.Write(question);
        return Ask()?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>The text, set off from its surroundings.</summary>
    public string Strong(string text) => Colours ? $"\e[1m{text}{Reset}" : text;

    /// <summary>The text, kept in the background.</summary>
    public string Quiet(string text) => Colours ? $"\e[2m{text}{Reset}" : text;
}
