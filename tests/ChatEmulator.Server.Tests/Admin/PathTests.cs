namespace ChatEmulator.Server.Tests.Admin;

/// <summary>What is not to be had is told by name, and what was mistyped is told from it.</summary>
public sealed class PathTests
{
    [TestCase("POST", "/recordings/start", "Nothing is recorded here")]
    [TestCase("POST", "/recordings/stop", "Nothing is recorded here")]
    [TestCase("POST", "/recordings/snapshot", "Nothing is recorded here")]
    [TestCase("GET", "/recordings/status", "Nothing is recorded here")]
    [TestCase("GET", "/recorder", "Nothing is recorded here")]
    [TestCase("GET", "/files", "no folder of files")]
    [TestCase("PUT", "/files/a/b.json", "no folder of files")]
    [TestCase("DELETE", "/files/a.json", "no folder of files")]
    [TestCase("POST", "/shutdown", "whoever started it stops it")]
    [TestCase("PATCH", "/settings/extended", "no extensions")]
    [TestCase("GET", "/certs/wiremock-ca.crt", "/_emulator/ca.pem")]
    [TestCase("GET", "/docs", "no pages of documentation")]
    [TestCase("GET", "/docs/swagger", "no pages of documentation")]
    [TestCase("POST", "/mappings/save", "Nothing is written to files")]
    public async Task What_the_real_one_has_and_this_one_has_not_is_refused_by_name(string method, string path, string why)
    {
        await using var wire = await Wire.Start();
        var (status, json) = await wire.Admin(method, path);
        var error = json!["errors"]![0]!;
        Assert.That((status, (string)error["title"]!, ((string)error["detail"]!).Contains(why, StringComparison.Ordinal)), Is.EqualTo((422, "This is not to be had here", true)), json.ToJsonString());
    }

    [TestCase("GET", "/mapings", "WireMock's admin API has no GET /__admin/mapings here. Did you mean /__admin/mappings?")]
    [TestCase("GET", "/request", "WireMock's admin API has no GET /__admin/request here. Did you mean /__admin/requests?")]
    [TestCase("GET", "/mappings/", "WireMock's admin API has no GET /__admin/mappings/ here. Did you mean /__admin/mappings?")]
    [TestCase("PUT", "/requests", "WireMock's admin API has no PUT /__admin/requests here.")]
    [TestCase("GET", "/nope", "WireMock's admin API has no GET /__admin/nope here; Control is under /_emulator.")]
    [TestCase("GET", "/shutdown", "WireMock's admin API has no GET /__admin/shutdown here; Control is under /_emulator.")]
    public async Task What_neither_has_is_not_there_and_what_is_like_it_is_named(string method, string path, string title)
    {
        await using var wire = await Wire.Start();
        var (status, json) = await wire.Admin(method, path);
        Assert.That((status, (string)json!["errors"]![0]!["title"]!), Is.EqualTo((404, title)));
    }
}
