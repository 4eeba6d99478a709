namespace ChatEmulator.Server.Tests.Deliveries.Clients;

/// <summary>The manual says what clients see of each delivery. This is where it knows it from.</summary>
public sealed class ClientTests
{
    private static readonly IReadOnlyList<Row> Rows = ClientTable.Read();

    [Test]
    public void The_table_has_every_delivery_of_HTTP_1() => Assert.That(
        Rows.Select(row => row.Delivery.Trim('{', ' ').Split([':', ' '])[0]).Distinct(),
        Is.EquivalentTo(ChatEmulator.Deliveries.Menu.All.Where(word => (word.On & Exchanges.Protocols.Http1) != 0).Select(word => word.Word)));

    [TestCaseSource(nameof(Rows))]
    public async Task HttpClient_sees_what_the_manual_says(Row row)
    {
        await using var server = await Play.Plain();
        Begin(server, "one", row);
        Assert.That(await NetClient.See(server.Url, "one"), Is.EqualTo(row.Net), ClientTable.Text(row));
    }

    [Test]
    public async Task Fetch_of_Node_sees_what_the_manual_says()
    {
        await using var server = await Play.Plain();
        var worlds = Rows.Select((row, i) => Begin(server, $"w{i}", row)).ToList();
        var seen = await ToolClients.Node(server.Url, worlds);
        Assert.That(Rows.Zip(seen, (row, node) => row with { Node = node }), Is.EqualTo(Rows));
    }

    [Test]
    public async Task Curl_sees_what_the_manual_says()
    {
        await using var server = await Play.Plain();
        var seen = new List<Row>();
        foreach (var row in Rows)
        {
            seen.Add(row with { Curl = await ToolClients.Curl(server.Url, Begin(server, $"w{seen.Count}", row)) });
        }

        Assert.That(seen, Is.EqualTo(Rows));
    }

    private static string Begin(EmulatorServer server, string world, Row row)
    {
        var scenario = Play.Load($$"""
            scenario: clients
            seed: 1
            stubs:
              - { name: proof, calls: "POST /proof", answer: { status: 200, content_type: application/json, body: '{"greeting":"Grüße"}' }, effect: none, delivery: {{row.Delivery}} }
              - { name: plain, calls: "POST /plain", answer: { status: 200, content_type: text/plain, body: good } }

            """);
        server.Engine.Worlds.Put(server.Engine.Worlds.Begin(world, new ChatEmulator.Worlds.Play(scenario, server.Engine.Providers)));
        return world;
    }
}
