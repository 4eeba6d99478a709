using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>A project with its API token.</summary>
/// <param name="Name">The project id.</param>
/// <param name="Token">The API token.</param>
/// <param name="Scopes">The token's scopes.</param>
internal sealed record SignalWireAccount(string Name, string Token, IReadOnlyList<string> Scopes) : Account(Name)
{
    /// <summary>The project id as a JSON string, for the claim `sub`.</summary>
    public byte[] NameJson { get; } = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");

    /// <summary>Whether chat tokens may be minted with it.</summary>
    public bool MayChat { get; } = Scopes.Contains("chat", StringComparer.OrdinalIgnoreCase);
}

/// <summary>The declared projects, found by the Authorization header as clients send it.</summary>
internal sealed class SignalWireAccounts
{
    private readonly Dictionary<string, SignalWireAccount> _byHeader = new(StringComparer.Ordinal);

    public SignalWireAccounts(IReadOnlyList<OptionValues> accounts)
    {
        All = [.. accounts.Select(values => new SignalWireAccount(values.Text("project")!, values.Text("token")!, values.TextList("scopes")))];
        foreach (var account in All)
        {
            _byHeader[Basic.Header(account.Name, account.Token)] = account;
        }
    }

    public IReadOnlyList<SignalWireAccount> All { get; }

    public Caller Identify(string? header)
    {
        if (header is null)
        {
            return Unproven("The call has no Authorization header; HTTP Basic with project and API token is expected.");
        }

        return _byHeader.TryGetValue(header, out var account) ? new Caller(account) : Slowly(header);
    }

    // Whoever swaps user and password sends a secret where a name is expected; it is not told any further.
    private string Unknown(string project) => All.Any(account => account.Token == project)
        ? "The API token was sent where the project is expected: user and password are swapped."
        : $"No project '{project}' is declared.";

    private static Caller Unproven(string why) => new(null, SignalWireErrors.Status(401, why));

    private Caller Slowly(string header)
    {
        if (!Basic.TryRead(header, out var project, out var token))
        {
            return Unproven("The Authorization header is not HTTP Basic with project and API token.");
        }

        var account = All.FirstOrDefault(account => account.Name == project);
        return account is null ? Unproven(Unknown(project))
            : account.Token == token ? new Caller(account)
            : Unproven($"The API token for project '{project}' is wrong.");
    }
}
