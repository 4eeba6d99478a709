using System.Net;
using System.Net.Http.Json;

namespace ChatEmulator.Specs;

/// <summary>The tour of the scenario language, played by a client.</summary>
public sealed class TourSpecs
{
    [Test]
    public async Task A_message_that_is_stored_and_not_answered_is_sent_again_and_stored_twice()
    {
        await using var emulator = await Start(1);
        using var client = Clients.Algoreg(emulator);
        var parcel = new { to = "ada@example.com", content = "Your parcel is here.", ext_msg_id = "parcel-7" };
        Assert.That(() => client.PostAsJsonAsync("api/v1/message", parcel), Throws.TypeOf<HttpRequestException>());
        using var again = await client.PostAsJsonAsync("api/v1/message", parcel);
        Assert.That((again.StatusCode, await Ground.Applied(emulator)), Is.EqualTo((HttpStatusCode.NoContent, 2)));
    }

    [Test]
    public async Task The_storm_slows_answers_loses_first_ones_and_ends_links_early()
    {
        await using var emulator = await Start(2);
        using var client = Clients.Algoreg(emulator);
        using var link = await client.PostAsJsonAsync("api/v1/chat/token", new { external_id = "c-1" });
        Assert.That(() => client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com", ext_msg_id = "parcel-7" }), Throws.TypeOf<HttpRequestException>());
        emulator.Calls.To("algoreg.create_end_user_token").With("rule", "slow + links die young").Exactly(1);
        emulator.Calls.To("algoreg.create_message").With("rule", "slow + lost").With("effect", "applied").Exactly(1);
    }

    private static async Task<Emulator> Start(int scenario) => await Emulator.StartAsync(Repository.Blocks(await Repository.Text("scenarios/README.md"), "yaml")[scenario]);
}
