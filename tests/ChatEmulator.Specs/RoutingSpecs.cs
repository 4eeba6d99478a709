using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace ChatEmulator.Specs;

/// <summary>An application keeps the vendors' addresses, and its calls come here.</summary>
public sealed class RoutingSpecs
{
    private static readonly object General = new { ttl = 60, channels = new { general = new { read = true } } };

    [TestCase("https://example.signalwire.com")]
    [TestCase("https://EXAMPLE.signalwire.com:8443")]
    [TestCase("http://parcels.eu.signalwire.com")]
    public async Task A_vendors_address_leads_to_the_emulator_whatever_handler_the_application_chose(string vendor)
    {
        await using var emulator = await Emulator.StartAsync();
        await using var services = Services(emulator);
        using var answer = await services.GetRequiredService<IHttpClientFactory>().CreateClient("own").PostAsJsonAsync($"{vendor}/api/chat/tokens", General);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        emulator.Calls.To("signalwire.create_token").With("header.Host", new Uri(vendor).Authority).Exactly(1);
    }

    [TestCase("https://example.com/x")]
    [TestCase("https://signalwire.com.example.com/x")]
    [TestCase("https://notsignalwire.com/x")]
    public async Task Any_other_address_goes_where_it_went(string address)
    {
        await using var emulator = await Emulator.StartAsync();
        await using var services = Services(emulator);
        using var answer = await services.GetRequiredService<IHttpClientFactory>().CreateClient("own").GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo((HttpStatusCode)418));
        emulator.Calls.To("*").Never();
    }

    [TestCase("chat.test", "http://chat.test/x")]
    [TestCase("*.chat.test", "https://eu.chat.test/x")]
    [TestCase("*.chat.test.", "https://a.eu.CHAT.test./x")]
    [TestCase("bücher.test", "http://bücher.test/x")]
    [TestCase("xn--bcher-kva.test", "http://bücher.test/x")]
    [TestCase("[::2]", "http://[::2]:81/x")]
    [TestCase("192.0.2.7", "http://192.0.2.7/x")]
    public async Task Further_hosts_lead_there_when_they_are_named(string host, string address)
    {
        await using var emulator = await Emulator.StartAsync();
        await using var services = Services(emulator, host);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("own");
        using var answer = await client.GetAsync(address);
        using var synchronous = client.Send(new HttpRequestMessage(HttpMethod.Get, address));
        emulator.Calls.To("*").With("path", "/x").Exactly(2);
    }

    [TestCase("https://chat.test")]
    [TestCase("chat.test:80")]
    [TestCase("")]
    [TestCase("*.")]
    [TestCase("*.192.0.2.7")]
    [TestCase(null)]
    public async Task A_host_that_is_none_is_told(string? host)
    {
        await using var emulator = await Emulator.StartAsync();
        Assert.That(() => new ServiceCollection().RouteVendorsTo(emulator, host!), Throws.ArgumentException.With.Message.Contains("give the name alone"));
    }

    private static ServiceProvider Services(Emulator emulator, params string[] hosts)
    {
        var services = new ServiceCollection();
        services.RouteVendorsTo(emulator, hosts);
        services.AddHttpClient("own").ConfigurePrimaryHttpMessageHandler(() => new Teapot());
        return services.BuildServiceProvider();
    }

    private sealed class Teapot : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)418));
    }
}
