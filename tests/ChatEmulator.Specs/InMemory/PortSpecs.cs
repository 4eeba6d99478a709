using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace ChatEmulator.Specs.InMemory;

/// <summary>An emulator that is reached in memory, and what has to be said for any other way to it.</summary>
public sealed class PortSpecs
{
    private static readonly object Hello = new { to = "ada@example.com" };

    [Test]
    public async Task Without_a_port_there_is_no_address_and_whoever_asks_is_told_the_option()
    {
        await using var emulator = await Emulator.StartAsync();
        Assert.That(() => emulator.Url, Throws.InvalidOperationException.With.Message.Contains("new EmulatorOptions { Port = 0 }"));
    }

    [Test]
    public async Task A_client_has_a_base_address_without_a_port_and_asks_control_too()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = emulator.CreateClient();
        Assert.That(client.BaseAddress, Is.EqualTo(new Uri("http://localhost/")));
        var health = await client.GetFromJsonAsync<JsonElement>("_emulator/health");
        Assert.That(health.ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [Test]
    public async Task A_port_stands_beside_for_clients_of_any_kind_and_both_see_the_same_world()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Port = 0 });
        using var socket = new TcpClient();
        await socket.ConnectAsync(emulator.Url.Host, emulator.Url.Port);
        using var outside = new HttpClient { BaseAddress = emulator.Url };
        using var inside = emulator.CreateClient();
        await outside.PostAsJsonAsync("api/v1/message", Hello);
        await inside.PostAsJsonAsync("api/v1/message", Hello);
        emulator.Calls.To("algoreg.create_message").Exactly(2);
        Assert.That(emulator.Calls.To("*").ToList().Select(call => call.Connection).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_port_may_be_chosen_and_one_that_is_taken_is_told()
    {
        await using var first = await Emulator.StartAsync(options: new EmulatorOptions { Port = 0 });
        Assert.That(
            () => Emulator.StartAsync(options: new EmulatorOptions { Port = first.Url.Port }),
            Throws.InstanceOf<Server.ListenException>().With.Message.Contains($"{first.Url.Port}"));
    }

    [TestCase(-1)]
    [TestCase(65_536)]
    public void A_port_that_is_none_is_refused(int port) =>
        Assert.That(() => Emulator.StartAsync(options: new EmulatorOptions { Port = port }), Throws.ArgumentException.With.Message.Contains($"{port}"));

    [Test]
    public async Task Https_has_a_port_of_its_own_and_opens_no_plain_one()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Tls = true });
        Assert.That(emulator.SecureUrl.Port, Is.Positive);
        Assert.That(() => emulator.Url, Throws.InvalidOperationException);
        using var client = emulator.CreateClient();
        Assert.That(await client.GetStringAsync("_emulator/ca.pem"), Does.StartWith("-----BEGIN CERTIFICATE-----"));
    }

    [Test]
    public async Task Each_handler_is_a_new_one_with_connections_of_its_own()
    {
        await using var emulator = await Emulator.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            using var handler = emulator.CreateHandler();
            using var client = new HttpClient(handler) { BaseAddress = new Uri("https://api.algoreg.com/") };
            await client.PostAsJsonAsync("api/v1/message", Hello);
            await client.PostAsJsonAsync("api/v1/message", Hello);
        }

        var connections = emulator.Calls.To("*").ToList().GroupBy(call => call.Connection).Select(calls => calls.Count());
        Assert.That(connections, Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public async Task A_request_is_as_it_was_when_it_comes_back_so_that_it_may_be_sent_again()
    {
        await using var emulator = await Emulator.StartAsync();
        using var invoker = new HttpMessageInvoker(emulator.World("mine").CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.algoreg.com/api/v1/thread/t-1/messages");
        using var first = await invoker.SendAsync(request, default);
        Assert.That((request.RequestUri!.Host, request.Headers.Host, request.Headers.Count()), Is.EqualTo(("api.algoreg.com", (string?)null, 0)));
        using var second = await invoker.SendAsync(request, default);
        emulator.World("mine").Calls.To("*").With("header.Host", "api.algoreg.com").Exactly(2);
    }

    [Test]
    public async Task An_application_whose_handlers_send_a_request_again_is_led_here_each_time()
    {
        await using var emulator = await Emulator.StartAsync();
        var services = new ServiceCollection();
        services.AddTransient<Twice>().RouteVendorsTo(emulator).AddHttpClient("chat").AddHttpMessageHandler<Twice>();
        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("chat");
        using var answer = await client.GetAsync("https://api.algoreg.com/api/v1/thread/t-1/messages");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        emulator.Calls.To("*").Exactly(2);
    }

    [Test]
    public async Task Once_the_emulator_has_stopped_connections_are_refused()
    {
        var emulator = await Emulator.StartAsync();
        using var client = emulator.CreateClient();
        using var before = await client.GetAsync("_emulator/health");
        await emulator.DisposeAsync();
        var thrown = (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("_emulator/health")))!;
        Assert.That((thrown.HttpRequestError, (thrown.InnerException as SocketException)?.SocketErrorCode), Is.EqualTo((HttpRequestError.ConnectionError, SocketError.ConnectionRefused)));
    }

    private sealed class Twice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
