using System.Net.Http.Headers;
using System.Text;

namespace ParcelDesk;

/// <summary>Where SignalWire is, and who we are there.</summary>
public sealed class SignalWireSettings
{
    public Uri Url { get; set; } = new("https://parcels.signalwire.com");

    public string Project { get; set; } = "demo";

    public string Token { get; set; } = "PT-demo";

    /// <summary>Who we are, as the vendor asks for it.</summary>
    public AuthenticationHeaderValue Credentials => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Project}:{Token}")));
}

/// <summary>Where Algoreg is, and who we are there.</summary>
public sealed class AlgoregSettings
{
    public Uri Url { get; set; } = new("https://api.algoreg.com");

    public Uri ChatUrl { get; set; } = new("https://chat.algoreg.com");

    public string Email { get; set; } = "api@acme.test";

    public string Password { get; set; } = "secret";
}
