using System.Net.Http.Headers;
using System.Text;

namespace ChatEmulator.Specs;

/// <summary>Clients with the demo credentials.</summary>
internal static class Clients
{
    public static HttpClient SignalWire(Emulator emulator) => With(emulator, "demo:PT-demo");

    public static HttpClient Algoreg(Emulator emulator) => With(emulator, "api@acme.test:secret");

    private static HttpClient With(Emulator emulator, string credentials)
    {
        var client = emulator.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return client;
    }
}
