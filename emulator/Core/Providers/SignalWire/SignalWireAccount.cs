using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>A project with its API token.</summary>
/// <param name="Name">The project id.</param>
/// <param name="Token">The API token.</param>
/// <param name="Scopes">The token's scopes.</param>
internal sealed record SignalWireAccount(string Name, string Token, IReadOnlyList<string> Scopes) : Account(Name)
{
    /// <summary>The project id as a JSON string, for the claim `sub`.</summary>
    public byte[] Subject { get; private init; } = Json(Name);

    /// <summary>Whether chat tokens may be minted with it.</summary>
    public bool MayChat { get; } = Scopes.Contains("chat", StringComparer.OrdinalIgnoreCase);

    /// <summary>The same account under the name that a client wrote for it, which the vendor would echo.</summary>
    public SignalWireAccount As(string sent) => this with { Subject = Json(sent) };

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
}
