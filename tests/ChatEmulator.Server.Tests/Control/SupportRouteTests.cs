namespace ChatEmulator.Server.Tests.Control;

/// <summary>What only a vendor's support does: taking tokens back, unlocking accounts.</summary>
public sealed class SupportRouteTests
{
    private const string Login = """{"grant_type":"password","username":"api@acme.test","password":"secret"}""";
    private const string Wrong = """{"grant_type":"password","username":"api@acme.test","password":"wrong"}""";

    [Test]
    public async Task A_token_is_revoked_and_refused_from_then_on()
    {
        await using var server = await Play.Start("clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n");
        using var person = new Person(server.Url);
        var token = await EndUserToken(person);
        Assert.That(await Status(person, $"/?token={token}"), Is.EqualTo(200));
        var report = await person.Post("tokens/revoke", $$"""{"token":"{{token}}"}""");
        Assert.That(((string?)report["kind"], (string?)report["state"], (string?)report["why"], report["remaining_seconds"]!.GetValue<int>()), Is.EqualTo(("end_user", "revoked", "It was taken back.", 0)));
        Assert.That(report.ToJsonString(), Does.Not.Contain(token));
        Assert.That(await Status(person, $"/?token={token}"), Is.EqualTo(401));
        Assert.That((string?)(await person.Post("tokens/inspect", $$"""{"token":"{{token}}"}"""))["state"], Is.EqualTo("revoked"));
    }

    [TestCase("nonsense")]
    [TestCase("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEHZGVmYXVsdAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_is_not_of_this_world_is_not_found(string token)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/tokens/revoke", $$"""{"token":"{{token}}"}""");
        Assert.That((status, detail), Is.EqualTo((404, detail)));
        Assert.That(detail, Does.StartWith("There is no such token in the world 'default', so nothing was revoked.").And.Not.Contain(token));
    }

    [Test]
    public async Task An_account_is_unlocked_and_told_what_ended()
    {
        await using var server = await Play.Start("profile: { algoreg: { lock_after: 2 } }\n");
        using var person = new Person(server.Url);
        foreach (var status in new[] { 401, 401, 403 })
        {
            using var answer = await person.Send(HttpMethod.Post, "/api/v1/token", Wrong);
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        }

        Assert.That((await person.Post("accounts/unlock", """{"email":"api@acme.test"}""")).ToJsonString(), Is.EqualTo("""{"email":"api@acme.test","was_locked":true,"wrong_passwords":2}"""));
        using var login = await person.Send(HttpMethod.Post, "/api/v1/token", Login);
        Assert.That((int)login.StatusCode, Is.EqualTo(200));
        Assert.That((await person.Post("accounts/unlock", """{"email":"api@acme.test"}""")).ToJsonString(), Is.EqualTo("""{"email":"api@acme.test","was_locked":false,"wrong_passwords":0}"""));
    }

    [TestCase("ap@acme.test", "Did you mean api@acme.test?")]
    [TestCase("demo", "There is api@acme.test.")]
    public async Task An_account_that_nobody_declares_is_not_found(string email, string hint)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That(
            await person.Refused(HttpMethod.Post, "/_emulator/accounts/unlock", $$"""{"email":"{{email}}"}"""),
            Is.EqualTo((404, $"No account '{email}' can be locked, so none was unlocked. {hint}")));
    }

    [TestCase("tokens/revoke", """{"tokn":"a"}""", "did you mean `token`?")]
    [TestCase("accounts/unlock", "{}", "`email` is missing")]
    [TestCase("accounts/unlock", """{"email":null}""", "`email` is no text")]
    public async Task A_body_that_cannot_be_read_is_explained(string path, string body, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Post, "/_emulator/" + path, body);
        Assert.That((status, told.Contains(detail, StringComparison.Ordinal)), Is.EqualTo((400, true)), told);
    }

    [Test]
    public async Task Secrets_of_a_login_are_masked_in_the_calls()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var login = await person.Send(HttpMethod.Post, "/api/v1/token", Login);
        var bearer = System.Text.Json.Nodes.JsonNode.Parse(await login.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        var calls = (await person.Get("calls")).ToJsonString();
        Assert.That(calls, Does.Contain("api@acme.test").And.Not.Contain("\"secret\"").And.Not.Contain(bearer));
    }

    private static async Task<string> EndUserToken(Person person)
    {
        using var answer = await person.Send(HttpMethod.Post, "/api/v1/chat/token", """{"external_id":"c-1"}""", Play.Algoreg);
        return System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
    }

    private static async Task<int> Status(Person person, string path)
    {
        using var answer = await person.Send(HttpMethod.Get, path);
        return (int)answer.StatusCode;
    }
}
