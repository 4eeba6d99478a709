using ChatEmulator.Host.Selftest;

namespace ChatEmulator.Server.Tests.Deliveries.Clients;

/// <summary>The manual says what clients see of each delivery. This is where it knows it from.</summary>
public sealed class ClientTests
{
    private const int AtOnce = 8;

    private static readonly IReadOnlyList<Row> Rows = ClientTable.Read();

    private static IEnumerable<TestCaseData> Net => Rows.Select(row => new TestCaseData(row.Delivery, row.Net).SetArgDisplayNames(row.Delivery));

    [Test]
    public void The_table_has_every_delivery_of_HTTP_1() => Assert.That(
        Rows.Select(row => row.Delivery.Trim('{', ' ').Split([':', ' '])[0]).Distinct(), Is.EquivalentTo(Proofs1.All.Select(proof => proof.Word).Distinct()));

    [TestCaseSource(nameof(Net))]
    public async Task HttpClient_sees_what_the_manual_says(string delivery, string seen)
    {
        await using var server = await Play.Plain();
        var told = await NetClient.See(server.Url, Begin(server, "one", delivery), Patience(seen));
        Assert.That(told, Is.AnyOf(Either(seen)), told);
    }

    [Test]
    public Task Fetch_of_Node_sees_what_the_manual_says() => All(row => row.Node, ToolClients.Node);

    [Test]
    public Task Curl_sees_what_the_manual_says() => All(row => row.Curl, ToolClients.Curl);

    private static async Task All(Func<Row, string> cell, Func<Uri, string, TimeSpan, Task<string>> see)
    {
        await using var server = await Play.Plain();
        var seen = new List<string>();
        foreach (var some in Rows.Chunk(AtOnce))
        {
            seen.AddRange(await Task.WhenAll(some.Select((row, i) => see(server.Url, Begin(server, $"w{seen.Count + i}", row.Delivery), Patience(cell(row))))));
        }

        var wrong = Rows.Zip(seen).Where(each => !Either(cell(each.First)).Contains(each.Second)).Select(each => $"{each.First.Delivery}: {each.Second}");
        Assert.That(wrong, Is.Empty);
    }

    private static string[] Either(string cell) => cell.Split(" or ");

    // Who is to run out of time shall do so soon; who is not, never, on however busy a machine.
    private static TimeSpan Patience(string seen) =>
        seen.Contains("Timeout", StringComparison.Ordinal) || seen.Contains("Canceled", StringComparison.Ordinal) || seen.EndsWith("exit code 28", StringComparison.Ordinal)
            ? TimeSpan.FromSeconds(2)
            : TimeSpan.FromSeconds(30);

    private static string Begin(EmulatorServer server, string world, string delivery)
    {
        var scenario = Play.Load($$"""
            scenario: clients
            seed: 1
            stubs:
              - { name: proof, calls: "POST /proof", answer: { status: 200, content_type: application/json, body: '{"greeting":"Grüße"}' }, effect: none, delivery: {{delivery}} }
              - { name: plain, calls: "POST /plain", answer: { status: 200, content_type: text/plain, body: good } }

            """);
        server.Engine.Worlds.Put(server.Engine.Worlds.Begin(world, new ChatEmulator.Worlds.Play(scenario, server.Engine.Providers)));
        return world;
    }
}
