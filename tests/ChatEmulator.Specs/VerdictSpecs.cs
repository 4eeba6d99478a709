using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Specs;

/// <summary>What a scenario expects, judged in a test.</summary>
public sealed class VerdictSpecs
{
    private const string Parcel = """
        scenario: one parcel
        data:
          algoreg: { threads: [{ id: t-1 }] }
        rules:
          - { name: reply lost, calls: algoreg.create_message, times: 1, effect: applied, delivery: reset }
        expect:
          - { applied: algoreg.create_message, at_most: 1, per: body.content }
          - { rules: all_used }
        """;

    [Test]
    public async Task A_scenario_is_judged_at_the_end_of_a_test()
    {
        await using var emulator = await Emulator.StartAsync(Parcel);
        await using var desk = await Desk.Careful(emulator);
        await desk.Tell();
        emulator.Verify();
    }

    [Test]
    public async Task What_is_broken_is_told_with_its_line_and_its_calls()
    {
        await using var emulator = await Emulator.StartAsync(Parcel);
        using var client = emulator.CreateClient();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/message") { Content = new StringContent("""{"to":"ada@example.com","content":"Hello"}""") };
            request.Headers.TryAddWithoutValidation("Authorization", "Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ=");
            await client.SendAsync(request).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Assert.That(emulator.Verify, Throws.TypeOf<ExpectationException>().With.Message.EqualTo("""

            world default, scenario one parcel, 2 calls
              broken        at most 1 algoreg.create_message is applied for each body.content (inline:7)
                            2 were applied for "Hello".
                              #1 POST /api/v1/message 204 applied, reset by the rule "reply lost"
                              #2 POST /api/v1/message 204 applied
              held          every rule has fired (inline:8)
            1 broken, 0 inconclusive, 1 held
            """.ReplaceLineEndings("\n")));
    }

    // What the sample application asks for in each, whatever the scenario does to it.
    [TestCase("reply-lost.yaml", "{ applied: algoreg.create_message, exactly: 1, per: body.content }")]
    [TestCase("late-commit.yaml", "{ applied: algoreg.create_message, at_most: 1, per: body.content }")]
    [TestCase("phantom-success.yaml", "{ applied: algoreg.create_message, at_least: 1, per: body.content }")]
    [TestCase("bearer-expires.yaml", "{ calls: algoreg.login, at_most: 2 }")]
    [TestCase("bearer-revoked.yaml", "{ after_revocation: { at_most: 1 } }")]
    public async Task A_shipped_scenario_with_an_expectation_tells_the_naive_client_from_the_careful_one(string file, string expectation)
    {
        var yaml = $"{await Repository.Text($"scenarios/{file}")}\nexpect: [{expectation}]\n";
        Assert.That(await Ruled(file, yaml, Desk.Careful), Is.EqualTo(Ruling.Held), "careful");
        Assert.That(await Ruled(file, yaml, Desk.Naive), Is.EqualTo(Ruling.Broken), "naive");
    }

    [Test]
    public async Task What_was_going_on_goes_to_the_tests_output_when_a_verdict_fails()
    {
        var output = new List<string>();
        await using var emulator = await Emulator.StartAsync("scenario: quiet\nexpect: [{ calls: \"*\", exactly: 0 }]", new EmulatorOptions { Output = output.Add });
        using var client = emulator.CreateClient();
        await client.GetAsync("nobody");
        Assert.That(emulator.Verify, Throws.TypeOf<ExpectationException>());
        Assert.That(output.Single(), Does.StartWith("The latest 1 of 1 calls of the world 'default':").And.Contain("GET /nobody"));
        Assert.That(emulator.Verdict().ToString(), Does.Contain("1 broken"));
    }

    [Test]
    public async Task Each_world_is_judged_for_itself_and_the_emulator_for_all()
    {
        await using var emulator = await Emulator.StartAsync("scenario: quiet\nexpect: [{ calls: \"*\", exactly: 0 }]");
        using var noisy = emulator.World("noisy").CreateClient();
        await noisy.GetAsync("nobody");
        Assert.That(emulator.World("quiet").Verify, Throws.Nothing);
        Assert.That(emulator.World("noisy").Verify, Throws.TypeOf<ExpectationException>());
        Assert.That(emulator.Verify, Throws.TypeOf<ExpectationException>());
    }

    [Test]
    public async Task To_verify_where_nothing_is_expected_is_a_mistake()
    {
        await using var emulator = await Emulator.StartAsync("scenario: free");
        Assert.That(emulator.Verify, Throws.TypeOf<ExpectationException>().With.Message.Contains("inconclusive: nothing is expected. Add expect:"));
    }

    [Test]
    public async Task The_naive_client_gets_advice_where_it_asks_for_a_bearer_for_every_call()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/bearer-expires.yaml");
        await using var desk = await Desk.Naive(emulator);
        await Traps.All["bearer-expires.yaml"](emulator, desk);
        Assert.That(emulator.Advice().Select(advice => advice.Code), Does.Contain("login_per_call"));
    }

    private static async Task<Ruling> Ruled(string file, string yaml, Func<Emulator, Task<Desk>> client)
    {
        await using var emulator = await Emulator.StartAsync(yaml);
        await using var desk = await client(emulator);
        await Traps.All[file](emulator, desk);
        return emulator.Verdict().Ruling;
    }
}
