using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Specs;

public sealed class FixtureSpecs
{
    [Test]
    public async Task A_retry_is_counted_and_its_effect_is_known()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/reply-lost.yaml");
        using var client = Clients.Algoreg(emulator);
        var hello = new { to = "ada@example.com", ext_msg_id = "m-1" };
        Assert.That(async () => await client.PostAsJsonAsync("api/v1/message", hello), Throws.InstanceOf<HttpRequestException>());
        await client.PostAsJsonAsync("api/v1/message", hello);

        emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").Exactly(2);
        emulator.Calls.To("algoreg.create_message").With("effect", "applied").AtLeast(2);
        emulator.Calls.To("*.create_message").Exactly(2);
        emulator.Calls.To("signalwire.*").Never();
    }

    [Test]
    public async Task A_failed_expectation_prints_what_came_instead_nearest_first_with_the_fields_that_differ()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        await client.PostAsJsonAsync("api/v1/chat/token", new { external_id = "c-1" });
        await client.PostAsJsonAsync("api/v1/message", new { to = "eve@example.com", subject = "Hi" });
        await client.PostAsJsonAsync("api/v1/message", new { to = "eve@example.com", subject = "Lo" });

        var selection = emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").With("body.subject", "Lo");
        var message = Assert.Throws<ExpectationException>(() => selection.Exactly(1))!.Message;
        Assert.That(message.Trim().ReplaceLineEndings("\n"), Is.EqualTo("""
            Expected exactly 1 call to algoreg.create_message with body.to = "ada@example.com" and body.subject = "Lo", but 0 came.
            3 calls came instead, nearest first:
              #3 POST /api/v1/message 204 applied
                 body.to: wanted "ada@example.com", was "eve@example.com"
              #2 POST /api/v1/message 204 applied
                 body.to: wanted "ada@example.com", was "eve@example.com"
                 body.subject: wanted "Lo", was "Hi"
              #1 POST /api/v1/chat/token 200 applied
                 operation: wanted algoreg.create_message, was algoreg.create_end_user_token
                 body.to: wanted "ada@example.com", was absent
                 body.subject: wanted "Lo", was absent
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_failed_expectation_points_at_the_line_of_the_test()
    {
        await using var emulator = await Emulator.StartAsync();
        var failed = Assert.Throws<ExpectationException>(() => emulator.Calls.To("*").Exactly(1));
        Assert.That(failed!.StackTrace!.Split('\n')[0], Does.Contain(nameof(FixtureSpecs)));
    }

    [TestCase("probability: 50%", true)]
    [TestCase("probability: 1", false)]
    public async Task Where_rules_draw_a_failed_expectation_tells_the_seed_that_repeats_the_run(string key, bool told)
    {
        await using var emulator = await Emulator.StartAsync(
            $"scenario: storm\nrules: [{{ name: storm, calls: \"*\", {key}, delivery: {{ delay: 1s }} }}]", new EmulatorOptions { Seed = 7 });
        var message = Assert.Throws<ExpectationException>(() => emulator.Calls.To("*").Exactly(1))!.Message;
        Assert.That(message.Contains("The rules of the scenario 'storm' draw; this was seed 7. new EmulatorOptions { Seed = 7 } draws the same again.", StringComparison.Ordinal), Is.EqualTo(told));
    }

    [Test]
    public async Task What_is_minted_short_lived_is_refused_when_it_is_used_whatever_was_told()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: short bearer
            clock: { start: 2026-01-15T09:00:00Z, frozen: true }
            rules: [{ name: short, calls: algoreg.login, times: 1, mint: { life: 2m } }]
            """);
        using var client = emulator.CreateClient();
        using var login = await client.PostAsJsonAsync("api/v1/token", new { grant_type = "password", username = "api@acme.test", password = "secret" });
        var bearer = (await login.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
        using var before = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        using var after = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        Assert.That((before.StatusCode, after.StatusCode), Is.EqualTo((System.Net.HttpStatusCode.NoContent, System.Net.HttpStatusCode.Unauthorized)));
        Assert.That(after.Headers.GetValues("Emulator-Why").Single(), Does.Contain("rule \"short\""));
    }

    [Test]
    public async Task A_misspelt_operation_is_an_error_and_not_a_never_that_always_holds()
    {
        await using var emulator = await Emulator.StartAsync();
        Assert.That(() => emulator.Calls.To("algoreg.create_mesage").Never(), Throws.ArgumentException.With.Message.Contains("Did you mean 'algoreg.create_message'?"));
    }

    [Test]
    public async Task A_journal_that_has_dropped_what_was_sent_lets_no_never_hold()
    {
        await using var calls = await Emulator.StartAsync(options: new EmulatorOptions { Journal = new JournalLimits(MostCalls: 1) });
        await using var bodies = await Emulator.StartAsync(options: new EmulatorOptions { Journal = new JournalLimits(MostBytes: 5_000) });
        foreach (var emulator in new[] { calls, bodies })
        {
            using var client = Clients.Algoreg(emulator);
            await client.PostAsJsonAsync("api/v1/message", new { to = "bad@example.com", content = new string('x', 4_000) });
            await client.PostAsJsonAsync("api/v1/message", new { to = "eve@example.com" });
            var selection = emulator.Calls.To("algoreg.create_message").With("body.to", "bad@example.com");
            Assert.That(selection.Never, Throws.TypeOf<ExpectationException>().With.Message.Contains("cannot be known").And.Message.Contains("EmulatorOptions.Journal"));
        }
    }

    [TestCase("effect", "aplied", "applied")]
    [TestCase("rule", "anser lost", "answer lost")]
    [TestCase("operation", "algoreg.create_mesage", "algoreg.create_message")]
    public async Task A_misspelt_word_in_a_condition_is_an_error_and_not_a_never_that_always_holds(string path, string word, string meant)
    {
        await using var emulator = await Emulator.StartAsync(
            "scenario: x\nrules: [{ name: answer lost, calls: algoreg.create_message, effect: applied, delivery: reset }]");
        Assert.That(() => emulator.Calls.To("*").With(path, word), Throws.ArgumentException.With.Message.Contains($"Did you mean '{meant}'?"));
    }

    [Test]
    public async Task A_call_that_does_not_arrive_in_time_is_told_with_what_came_instead()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        await client.PostAsJsonAsync("api/v1/message", new { to = "eve@example.com" });
        var selection = emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com");
        Assert.That(
            () => selection.Eventually(TimeSpan.FromMilliseconds(1)).AtLeast(1),
            Throws.InstanceOf<ExpectationException>().With.Message.Contains("eve@example.com"));
    }

    [Test]
    public async Task A_clients_time_out_runs_on_the_worlds_clock()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/slower-than-the-client.yaml");
        using var client = emulator.CreateClient();
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse("Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ=");
        using var timeOut = new CancellationTokenSource(TimeSpan.FromSeconds(30), emulator.Clock);
        var call = client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" }, timeOut.Token);
        await emulator.Calls.To("algoreg.create_message").Eventually().AtLeast(1);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        emulator.Calls.To("algoreg.create_message").With("effect", "applied").Exactly(1);
    }

    [Test]
    public async Task A_scenario_with_problems_does_not_start_and_shows_every_one()
    {
        var thrown = (await Assert.ThrowsAsync<ScenarioException>(() => Emulator.StartAsync("""
            scenario: wrong
            rules:
              - { name: a, calls: algoreg.create_mesage, delivery: { delay: 3 } }
            """)))!;
        Assert.That(thrown.Problems, Has.Count.EqualTo(2));
        Assert.That(thrown.Message, Does.Contain("inline:3:").And.Contain("algoreg.create_message").And.Contain("3s"));
    }

    [Test]
    public async Task A_scenarios_warnings_are_told_and_it_plays()
    {
        var told = new List<string>();
        await using var emulator = await Emulator.StartAsync(
            """
            scenario: doubtful
            rules:
              - { name: a, calls: algoreg.create_message, when: { body.too: x }, effect: none, answer: { error: service_unavailable } }
            """,
            new EmulatorOptions { Notice = told.Add });
        Assert.That(told.Single(), Does.StartWith("inline:3:").And.Contain("warning: `body.too`").And.EndsWith("^"));
    }

    [Test]
    public void A_missing_file_says_where_it_was_looked_for() =>
        Assert.That(() => Emulator.StartAsync("nowhere.yaml"), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));

    [Test]
    public async Task A_handler_leads_an_application_that_knows_only_the_vendors_address()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = new HttpClient(emulator.CreateHandler()) { BaseAddress = new Uri("https://example.signalwire.com/") };
        client.DefaultRequestHeaders.Authorization = new("Basic", "ZGVtbzpQVC1kZW1v");
        using var answer = await client.PostAsJsonAsync("api/chat/tokens", new { ttl = 60, channels = new { general = new { read = true } } });
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        emulator.Calls.To("signalwire.create_token").With("header.Host", "example.signalwire.com").Exactly(1);
    }

    [TestCase("https://api.algoreg.com//api/v1/message?a=%2F&b=//c", "//api/v1/message")]
    [TestCase("https://api.algoreg.com:8443///x", "///x")]
    [TestCase("https://api.algoreg.com/a%2Fb//c", "/a%2Fb//c")]
    public async Task A_handler_keeps_the_path_as_it_was_meant_and_lets_no_request_escape(string address, string path)
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = new HttpClient(emulator.CreateHandler());
        using var answer = await client.GetAsync(address);
        emulator.Calls.To("*").With("path", path).With("header.Host", new Uri(address).Authority).Exactly(1);
    }

    // The proxy is the process's: a handler asks for it with its first request, so nothing may run beside this.
    [Test]
    [NonParallelizable]
    public async Task A_client_obeys_no_proxy_of_the_machine()
    {
        var usual = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new NobodysProxy();
        try
        {
            await using var emulator = await Emulator.StartAsync();
            using var client = emulator.CreateClient();
            using var answer = await client.GetAsync("_emulator/health");
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }
    }

    [Test]
    public async Task A_client_sends_only_the_cookies_that_it_is_given()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: cookies
            rules:
              - { name: cookie, calls: algoreg.create_message, effect: none, answer: { status: 503, headers: { Set-Cookie: "a=b; path=/" } } }
            """);
        using var client = Clients.Algoreg(emulator);
        using var first = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        using var second = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
        Assert.That(second.Headers.Contains("Set-Cookie"), Is.True);
        emulator.Calls.To("*").With("header.Cookie", null).Exactly(2);
    }

    [Test]
    public async Task The_same_seed_gives_the_same_tokens_and_another_seed_others()
    {
        async Task<string> Token(long seed)
        {
            await using var emulator = await Emulator.StartAsync("scenario: x\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }", new EmulatorOptions { Seed = seed });
            using var client = Clients.SignalWire(emulator);
            using var answer = await client.PostAsJsonAsync("api/chat/tokens", new { ttl = 60, channels = new { general = new { read = true } } });
            return await answer.Content.ReadAsStringAsync();
        }

        var (one, same, other) = (await Token(7), await Token(7), await Token(8));
        Assert.That((one == same, one == other), Is.EqualTo((true, false)));
    }

    private sealed class NobodysProxy : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => new("http://127.0.0.1:1/");

        public bool IsBypassed(Uri host) => false;
    }
}
