namespace ChatEmulator.Server.Tests.Wire;

/// <summary>What is altered of an answer that only the wire shows.</summary>
public sealed class AlteredOnTheWire
{
    private const string Frozen = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    private static readonly DateTimeOffset Start = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    [TestCase("skew: { date: 5m }", 300)]
    [TestCase("skew: { date: -1h }, set: { a: 1 }", -3_600)]
    [TestCase("headers: { Date: \"{{now+1d.http}}\" }", 86_400)]
    [TestCase("headers: { X-Proxy: a }", 0)]
    public async Task The_date_of_an_answer_is_as_wrong_as_the_rule_says(string alter, int seconds)
    {
        await using var server = await Play.Start(Frozen + Rule(alter));
        using var person = new Person(server.Url);
        using var minted = await person.Mint();
        using var stored = await person.Message();
        Assert.That((minted.Headers.Date, stored.Headers.Date), Is.EqualTo((Start.AddSeconds(seconds), Start.AddSeconds(seconds))));
    }

    [Test]
    public async Task On_real_time_too_a_date_is_wrong()
    {
        await using var server = await Play.Start(Rule("skew: { date: 5000d }"));
        using var person = new Person(server.Url);
        using var minted = await person.Mint();
        Assert.That(minted.Headers.Date, Is.GreaterThan(TimeProvider.System.GetUtcNow().AddDays(4_900)));
    }

    [Test]
    public async Task What_a_call_brings_breaks_no_header()
    {
        await using var server = await Play.Start("rules: [{ name: told, calls: \"*\", answer: { status: 302, headers: { Location: \"/{{body.member_id}}\" }, body: a } }]");
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", Play.MintPath, """{"member_id":"a\r\nX-Evil: 1\u0000ü"}""", "");
        Assert.That(await client.ReadAnswer(), Does.Contain("Location: /a%0D%0AX-Evil: 1%00%C3%BC\r\n").And.Not.Contain("\nX-Evil"));
    }

    private static string Rule(string alter) => $"rules: [{{ name: altered, calls: [signalwire.create_token, algoreg.create_message], answer: {{ alter: {{ {alter} }} }} }}]";
}
