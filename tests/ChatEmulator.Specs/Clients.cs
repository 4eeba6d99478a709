using System.Net.Http.Headers;
using System.Text;

namespace ChatEmulator.Specs;

/// <summary>Clients with the demo credentials.</summary>
internal static class Clients
{
    public static HttpClient SignalWire(Emulator emulator) => With(emulator, "demo:PT-demo");

    public static HttpClient Algoreg(Emulator emulator) => With(emulator, "api@acme.test:secret");

    public static HttpClient Algoreg(EmulatorWorld world) => With(world.CreateClient(), "api@acme.test:secret");

    private static HttpClient With(Emulator emulator, string credentials) => With(emulator.CreateClient(), credentials);

    private static HttpClient With(HttpClient client, string credentials)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return client;
    }
}
