using System.Net;
using System.Net.Http.Json;
using ChatEmulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests;

public sealed class ConciergeTests
{
    [Test]
    public async Task A_guest_gets_a_token_for_the_chat_of_the_room()
    {
        await using var emulator = await Emulator.StartAsync();
        await using var app = await Start(emulator);

        using var answer = await app.GetTestClient().PostAsync("rooms/room-7/chat-token", null);

        Assert.That((await answer.Content.ReadFromJsonAsync<ChatToken>())!.Token, Is.Not.Empty);
        emulator.Calls.To("signalwire.create_token").With("body.channels.room-7.read", true).Once();
    }

    [Test]
    public async Task A_guest_reads_it_once_though_the_first_reply_was_lost()
    {
        await using var emulator = await Emulator.StartAsync("reply-lost.yaml");
        await using var app = await Start(emulator);

        var ready = app.GetTestClient().PostAsJsonAsync("orders/breakfast/ready", new Guest("ada@example.com"));
        await emulator.Clock.WaitedOnAsync(Messages.Pause);  // the reply is lost, and the application waits
        await emulator.Clock.AdvanceAsync(Messages.Pause);   // half a minute that takes no time

        using var answer = await ready;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        emulator.Verify();                                   // what the scenario expects: two calls, one message
    }

    // The application as it is, its calls to the vendors led to the emulator, its clock the emulator's.
    private static async Task<WebApplication> Start(Emulator emulator)
    {
        var app = ConciergeApp.Build([], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.RouteVendorsTo(emulator);
            builder.Services.AddSingleton<TimeProvider>(emulator.Clock);
        });
        await app.StartAsync();
        return app;
    }
}
