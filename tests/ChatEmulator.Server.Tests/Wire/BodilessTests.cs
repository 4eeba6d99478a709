using System.Text;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>Statuses that have no body: what stands in the reply is left away, and the connection can be used again.</summary>
public sealed class BodilessTests
{
    [TestCase(204, "No Content")]
    [TestCase(205, "Reset Content")]
    [TestCase(304, "Not Modified")]
    public async Task A_body_that_its_status_forbids_is_left_away_and_the_connection_goes_on(int status, string reason)
    {
        var vendors = Vendors.All();
        await using var server = await Play.Plain(options => options with { Providers = [vendors[0], new Careless(vendors[1], status)] });
        using var client = await RawClient.Connect(server.Url);
        for (var i = 1; i <= 2; i++)
        {
            await client.Send("GET", "/careless");
            var answer = await client.ReadAnswer();
            Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} {reason}\r\n").And.Contain($"Emulator-Call: {i}\r\n").And.EndWith("\r\n\r\n"));

            // Without a length the client would wait for the body of a 205 until the connection ends.
            Assert.That(answer, status == 205 ? Does.Contain("Content-Length: 0\r\n") : Does.Not.Contain("Content-Length"));
        }
    }

    // A vendor that gives every answer a body.
    private sealed class Careless(Provider inner, int status) : Provider
    {
        public override Catalogue Catalogue => inner.Catalogue;

        public override IReadOnlyList<Operation> Operations => [];

        public override bool Owns(string path) => path == "/careless";

        public override Profile Choose(OptionValues values) => inner.Choose(values);

        public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => inner.Enrol(accounts);

        public override ProviderState Open(Opening opening) => inner.Open(opening);

        public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) => default;

        public override Refusal Error(string name) => inner.Error(name);

        public override Reply Answer(Refusal refusal, Moment moment) => new(status, body: Encoding.UTF8.GetBytes("a body"));

        public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) => null;
    }
}
