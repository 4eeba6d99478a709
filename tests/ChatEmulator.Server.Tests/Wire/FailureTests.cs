using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>Our own mistakes are told as ours.</summary>
public sealed class FailureTests
{
    [Test]
    public async Task A_mistake_of_ours_is_a_marked_500_without_a_stack_trace_and_the_console_has_the_whole_story()
    {
        var notices = new List<string>();
        var vendors = Vendors.All();
        await using var server = await Play.Plain(options => options with { Providers = [vendors[0], new Broken(vendors[1])], Notice = notices.Add });
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, "/broken");
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(500));
        Assert.That(answer.Headers.GetValues("Emulator-Error").Single(), Is.EqualTo("InvalidOperationException: Ink  \\u00e9over it"));
        Assert.That(body, Does.Contain("its own mistake").And.Not.Contain("   at "));
        Assert.That(notices.Single(), Does.Contain("GET /broken").And.Contain("   at "));
    }

    [Test]
    public async Task The_emulator_goes_on_after_a_mistake()
    {
        var vendors = Vendors.All();
        await using var server = await Play.Plain(options => options with { Providers = [vendors[0], new Broken(vendors[1])] });
        using var person = new Person(server.Url);
        using var failed = await person.Send(HttpMethod.Get, "/broken");
        using var answer = await person.Mint();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    // A vendor that fails on every path that it claims.
    private sealed class Broken(Provider inner) : Provider
    {
        public override Catalogue Catalogue => inner.Catalogue;

        public override IReadOnlyList<Operation> Operations => [];

        public override bool Owns(string path) => path == "/broken";

        public override Profile Choose(OptionValues values) => inner.Choose(values);

        public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => inner.Enrol(accounts);

        public override ProviderState Open(Opening opening) => inner.Open(opening);

        public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) => default;

        public override Refusal Error(string name) => inner.Error(name);

        public override Reply Answer(Refusal refusal, Moment moment) => throw new InvalidOperationException("Ink\r\néover it");

        public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) => null;
    }
}
