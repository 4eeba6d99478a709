using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary>Who calls what no stub mapping answers is told which came nearest, and what it wants.</summary>
public sealed class NearMappingTests
{
    private const string Pay = """{"name":"pay","request":{"method":"POST","urlPath":"/pay","headers":{"X-A":{"equalTo":"1"}},"bodyPatterns":[{"equalToJson":{"amount":5}}]},"response":{"status":201}}""";
    private const string Rates = """{"name":"rates","scenarioName":"market","requiredScenarioState":"open","request":{"method":"GET","url":"/v1/rates?base=EUR"}}""";

    [TestCase("POST", "/pay", "There is no endpoint POST /pay. The nearest stub mapping, pay, wants another header X-A, another body.")]
    [TestCase("PUT", "/pays", "There is no endpoint PUT /pays. The nearest stub mapping, pay, wants another method (POST), another address (/pay), another header X-A, another body.")]
    [TestCase("GET", "/v1/rates?base=USD", "There is no endpoint GET /v1/rates. The nearest stub mapping, rates, wants another address (/v1/rates?base=EUR).")]
    [TestCase("GET", "/v1/rates?base=EUR", "There is no endpoint GET /v1/rates. The nearest stub mapping, rates, wants the scenario market to be in the state open, not Started.")]
    [TestCase("GET", "/somewhere/else", "There is no endpoint GET /somewhere/else.")]
    public async Task The_nearest_mapping_is_told_with_what_it_wants_otherwise(string method, string path, string why)
    {
        await using var wire = await Wire.Start();
        await wire.Stub(Pay);
        await wire.Stub(Rates);
        var (status, body) = await wire.Call(method, path, method == "GET" ? null : """{"amount":6}""");
        Assert.That((status, (string)JsonNode.Parse(body)!["error"]!), Is.EqualTo((404, why)));
    }

    [Test]
    public async Task Mappings_of_a_name_are_counted_together_and_those_without_one_too()
    {
        await using var wire = await Wire.Start();
        for (var i = 0; i < 3; i++)
        {
            await wire.Stub($$$"""{"name":"pay","request":{"urlPath":"/pay{{{i}}}"}}""");
            await wire.Stub($$$"""{"request":{"urlPath":"/other{{{i}}}"}}""");
            await wire.Call("GET", $"/pay{i}");
            await wire.Call("GET", $"/other{i}");
        }

        var (_, metrics) = await wire.Call("GET", "/_emulator/metrics");
        Assert.That(metrics, Does.Contain("delivery=\"prompt\",rule=\"pay\"} 3").And.Contain("delivery=\"prompt\",rule=\"\"} 3"));
    }

    [Test]
    public async Task A_long_name_is_told_in_short_and_found_in_the_journal()
    {
        await using var wire = await Wire.Start();
        var name = new string('n', 20_000);
        await wire.Stub($$$"""{"name":"{{{name}}}","request":{"urlPath":"/long"}}""");
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(wire.Server.Url, "/long"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(answer.Headers.Sum(header => header.Value.Sum(value => value.Length)), Is.LessThan(3_000));
        Assert.That((string)(await wire.Admin("GET", "/requests")).Json!["requests"]![0]!["stubMapping"]!["name"]!, Is.EqualTo(name));
    }

    [Test]
    public async Task A_chunk_without_sense_behind_a_head_is_an_answer_in_an_archive()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"request":{"urlPath":"/torn"},"response":{"status":200,"fault":"MALFORMED_RESPONSE_CHUNK"}}""");
        Assert.That(async () => await wire.Call("GET", "/torn"), Throws.InstanceOf<HttpRequestException>());
        var (_, archive) = await wire.Call("GET", "/_emulator/calls.har");
        Assert.That((int)JsonNode.Parse(archive)!["log"]!["entries"]![0]!["response"]!["status"]!, Is.EqualTo(200));
    }
}
