using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;

namespace ChatEmulator.Core.Tests.Mappings;

/// <summary>Stub mappings are played by the one engine: they have an effect, an answer and a delivery as every call has.</summary>
public sealed class PlayTests
{
    [Test]
    public void A_mapping_answers_with_status_headers_and_body_and_tells_that_it_did()
    {
        using var emulation = Emulation.Of().Stub("""
            {"name":"rates","request":{"method":"GET","urlPath":"/v1/rates"},"response":{"status":203,"jsonBody":{"eur":1.0},"headers":{"Content-Type":"application/json","X-A":["1","2"]}}}
            """);
        var answer = emulation.Call("GET", "/v1/rates?base=EUR");
        var reply = answer.Outcome.Script.Reply;
        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Body, reply.ContentType), Is.EqualTo((203, """{"eur":1.0}""", "application/json")));
            Assert.That(reply.Headers.Select(header => $"{header.Name}: {header.Value}"), Is.EqualTo(new[] { "X-A: 1", "X-A: 2", $"Matched-Stub-Id: {Stubs.Id(1)}", "Matched-Stub-Name: rates" }));
            Assert.That((answer.Outcome.Operation, answer.Outcome.Rule), Is.EqualTo(("wiremock.stub", $"rates {Stubs.Id(1)}")));
        });
    }

    [Test]
    public void A_path_of_an_imitated_vendor_stays_the_vendors()
    {
        using var emulation = Emulation.Of().Stub("""{"response":{"status":418}}""");
        Assert.That((emulation.Token("""{"ttl":60,"channels":{"general":{"read":true,"write":true}}}""").Status, emulation.Call("GET", "/else").Status), Is.EqualTo((200, 418)));
    }

    [Test]
    public void A_mapping_answers_before_a_stub_of_the_scenario()
    {
        using var emulation = Emulation.Of("stubs:\n  - { calls: GET /a, answer: { status: 200 } }\n").Stub("""{"request":{"urlPath":"/a","method":"GET","headers":{"X-A":{"equalTo":"1"}}},"response":{"status":201}}""");
        Assert.That((emulation.Call("GET", "/a").Status, emulation.Call("GET", "/a", "", new Header("X-A", "1")).Status), Is.EqualTo((200, 201)));
    }

    [Test]
    public void Of_several_that_match_the_lowest_priority_answers_and_of_equals_the_newest()
    {
        using var emulation = Emulation.Of().Stub(
            """{"request":{"urlPathPattern":"/a.*"},"response":{"status":201}}""",
            """{"request":{"urlPath":"/a"},"response":{"status":202}}""",
            """{"request":{"urlPath":"/ab"},"response":{"status":203},"priority":6}""",
            """{"request":{"urlPathTemplate":"/abc"},"response":{"status":204},"priority":1}""");
        Assert.That(new[] { "/a", "/ab", "/abc", "/b" }.Select(path => emulation.Call("GET", path).Status), Is.EqualTo(new[] { 202, 201, 204, 404 }));
    }

    [Test]
    public void A_mapping_that_takes_anothers_place_keeps_that_place()
    {
        using var emulation = Emulation.Of().Stub("""{"response":{"status":201}}""", """{"response":{"status":202}}""");
        Stubs.Director(emulation).Change(_ => new PutMappings([Stubs.Read("""{"response":{"status":203}}""", Stubs.Id(1))]));
        Assert.That(emulation.Call("GET", "/a").Status, Is.EqualTo(202));
    }

    [Test]
    public void Mappings_lead_a_scenario_through_its_states()
    {
        using var emulation = Emulation.Of().Stub(
            """{"scenarioName":"job","requiredScenarioState":"Started","newScenarioState":"running","request":{"urlPath":"/job"},"response":{"status":202}}""",
            """{"scenarioName":"job","requiredScenarioState":"running","newScenarioState":"done","request":{"urlPath":"/job"},"response":{"status":203}}""");
        var statuses = Enumerable.Range(0, 3).Select(_ => emulation.Call("GET", "/job").Status).ToList();
        Stubs.Director(emulation).Change(_ => new SetState("job", "running"));
        statuses.Add(emulation.Call("GET", "/job").Status);
        Stubs.Director(emulation).Change(_ => new RestartScenarios());
        statuses.Add(emulation.Call("GET", "/job").Status);
        Assert.That(statuses, Is.EqualTo(new[] { 202, 203, 404, 203, 202 }));
    }

    [Test]
    public void Of_many_calls_at_once_each_state_answers_exactly_one()
    {
        using var emulation = Emulation.Of().Stub([.. Enumerable.Range(0, 50).Select(i =>
            $$"""{"scenarioName":"s","requiredScenarioState":"{{(i == 0 ? "Started" : i)}}","newScenarioState":"{{i + 1}}","request":{"urlPath":"/s"},"response":{"status":{{200 + i}} } }""")]);
        var statuses = new int[50];
        Parallel.For(0, 50, i => statuses[i] = emulation.Call("GET", "/s").Status);
        Assert.That(statuses, Is.EquivalentTo(Enumerable.Range(200, 50)));
    }

    [TestCase("POST", """{"status":201}""", Effect.Applied)]
    [TestCase("GET", """{"status":200}""", Effect.None)]
    [TestCase("POST", """{"status":422}""", Effect.None)]
    [TestCase("POST", """{"fault":"CONNECTION_RESET_BY_PEER"}""", Effect.None)]
    [TestCase("POST", """{"fault":"EMPTY_RESPONSE"}""", Effect.None)]
    public void What_takes_effect_is_what_is_usually_meant(string method, string response, Effect effect)
    {
        using var emulation = Emulation.Of().Stub($$"""{"response":{{response}}}""");
        Assert.That(emulation.Call(method, "/a").Effect, Is.EqualTo(effect));
    }

    [TestCase("applied", Effect.Applied)]
    [TestCase("none", Effect.None)]
    [TestCase("twice", Effect.Twice)]
    public void Metadata_say_what_takes_effect_where_the_answer_is_lost(string word, Effect effect)
    {
        using var emulation = Emulation.Of().Stub($$"""{"metadata":{"emulator":{"effect":"{{word}}"} },"response":{"fault":"CONNECTION_RESET_BY_PEER"} }""");
        Assert.That((emulation.Call("POST", "/a", "{}").Effect, emulation.Ledger().GetArrayLength()), Is.EqualTo((effect, word == "none" ? 0 : 1)));
    }

    [TestCase("""{"fixedDelayMilliseconds":1500}""", "delay 1500ms")]
    [TestCase("""{"fixedDelayMilliseconds":-1}""", null)]
    [TestCase("""{"fault":"CONNECTION_RESET_BY_PEER","fixedDelayMilliseconds":2000,"body":"x"}""", "delay 2s, reset")]
    [TestCase("""{"fault":"EMPTY_RESPONSE"}""", "close")]
    [TestCase("""{"fault":"RANDOM_DATA_THEN_CLOSE"}""", "garbage 36 B")]
    [TestCase("""{"fault":"MALFORMED_RESPONSE_CHUNK"}""", "malformed_chunk")]
    [TestCase("""{"chunkedDribbleDelay":{"numberOfChunks":4,"totalDuration":800},"body":"abcdefgh"}""", "dribble 4 pieces over 800ms")]
    public void Delays_and_faults_are_deliveries(string response, string? delivery)
    {
        using var emulation = Emulation.Of().Stub($$"""{"response":{{response}}}""");
        emulation.Call("GET", "/a");
        Assert.That(emulation.World.Journal.Calls().Single().Delivery, Is.EqualTo(delivery));
    }

    [TestCase("""{"type":"uniform","lower":100,"upper":200}""", 100, 200)]
    [TestCase("""{"type":"lognormal","median":100,"sigma":0.1}""", 30, 300)]
    [TestCase("""{"type":"fixed","milliseconds":150}""", 150, 150)]
    public void A_drawn_delay_is_another_for_each_call_and_the_same_in_each_run(string distribution, int least, int most)
    {
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            using var emulation = Emulation.Of().Stub($$"""{"response":{"delayDistribution":{{distribution}} } }""");
            return Enumerable.Range(0, 20).Select(i => emulation.Call("GET", $"/{i}").Outcome.Script.Steps.Where(step => step.Verb == Verb.Wait).Sum(step => step.For.TotalMilliseconds)).ToList();
        }).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(runs[1], Is.EqualTo(runs[0]));
            Assert.That(runs[0], Is.All.InRange(least, most));
            Assert.That(runs[0].Distinct().Count(), least == most ? Is.EqualTo(1) : Is.GreaterThan(5));
        });
    }

    [Test]
    public void The_delay_of_the_settings_is_that_of_mappings_which_say_none()
    {
        using var emulation = Emulation.Of().Stub("""{"request":{"urlPath":"/own"},"response":{"fixedDelayMilliseconds":1000}}""", """{"request":{"urlPath":"/none"}}""");
        Stubs.Director(emulation).Change(_ => new ChangeSettings(new Settings(new Delay(TimeSpan.FromSeconds(7)), null, Settings.None.Source)));
        emulation.Call("GET", "/own");
        emulation.Call("GET", "/none");
        Assert.That(emulation.World.Journal.Calls().Select(call => call.Delivery), Is.EqualTo(new[] { "delay 1s", "delay 7s" }));
    }
}
