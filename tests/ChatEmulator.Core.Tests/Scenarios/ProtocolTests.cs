using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>Deliveries that exist on one protocol alone, and <c>protocol</c> as a place under <c>when</c>.</summary>
public sealed class ProtocolTests
{
    private const string Streams = "rules: [{ name: s, calls: algoreg.get_thread, times: 2, delivery: { reset_stream: refused_stream } }]\n";

    [Test]
    public void A_rule_meets_calls_of_the_protocol_of_its_deliveries_alone_and_counts_no_others()
    {
        using var emulation = Emulation.Of(Streams);
        string?[] told = [.. new[] { 1, 2, 1, 2, 2 }.Select(protocol => Ask(emulation, protocol == 1 ? Protocols.Http1 : Protocols.Http2).Plan.DeliveryWord)];
        Assert.That(told, Is.EqualTo(new[] { null, "reset_stream refused_stream", null, "reset_stream refused_stream", null }));
    }

    [Test]
    public void A_rule_of_HTTP_1_1_does_not_meet_a_call_by_HTTP_2()
    {
        using var emulation = Emulation.Of("rules: [{ name: s, calls: algoreg.get_thread, delivery: { delay: 1s, stale_keep_alive: } }]\n");
        Assert.That(Ask(emulation, Protocols.Http2).Plan.DeliveryWord, Is.Null, "not even the delay, which goes on both");
        Assert.That(Ask(emulation, Protocols.Http1).Plan.DeliveryWord, Is.EqualTo("delay 1s, stale_keep_alive then rst"));
    }

    [Test]
    public void It_is_explained_why_a_rule_does_not_meet_a_call_of_another_protocol()
    {
        using var emulation = Emulation.Of(Streams);
        var trace = new Trace();
        emulation.Engine.Explain(Exchange(Protocols.Http1), trace);
        Assert.That(trace.Reasons.Single().Why, Is.EqualTo("What it delivers is of HTTP/2 alone, and this came by HTTP/1.1."));
    }

    [Test]
    public void A_limit_meters_calls_of_the_protocol_of_its_refusal_alone()
    {
        using var emulation = Emulation.Of("limits: [{ name: l, calls: \"algoreg.*\", allow: 1, within: 1h, delivery: goaway }]\n");
        string?[] told = [.. new[] { 2, 1, 1, 2 }.Select(protocol => Ask(emulation, protocol == 1 ? Protocols.Http1 : Protocols.Http2).Plan.Limit)];
        var trace = new Trace();
        emulation.Engine.Explain(Exchange(Protocols.Http1), trace);
        Assert.That(told, Is.EqualTo(new[] { null, null, null, "l" }));
        Assert.That(trace.Limits.Select(reason => reason.Why), Is.EqualTo(new[] { "What it delivers is of HTTP/2 alone, and this came by HTTP/1.1. It does not count the call." }));
    }

    [Test]
    public void An_entry_of_a_stub_whose_delivery_is_of_another_protocol_leaves_the_call_to_those_below()
    {
        using var emulation = Emulation.Of(
            "stubs: [{ calls: GET /v1/a, delivery: { drain: }, answer: { status: 202 } }, { calls: GET /v1/a, answer: { status: 200 } }]\n");
        Assert.That(new[] { Protocols.Http1, Protocols.Http2 }.Select(protocol => Ask(emulation, protocol, "/v1/a").Script.Reply.Status), Is.EqualTo(new[] { 200, 202 }));
    }

    [TestCase("http1", "yes no")]
    [TestCase("http2", "no yes")]
    [TestCase("{ not: http1 }", "no yes")]
    [TestCase("{ one_of: [http1, http2] }", "yes yes")]
    [TestCase("{ starts_with: http }", "yes yes")]
    public void What_a_call_came_by_is_a_place_under_when(string asked, string met)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: p, calls: algoreg.get_thread, when: {{ protocol: {asked} }}, delivery: {{ delay: 1s }} }}]\n");
        Assert.That(string.Join(' ', new[] { Protocols.Http1, Protocols.Http2 }.Select(protocol => Ask(emulation, protocol).Plan.Rule is null ? "no" : "yes")), Is.EqualTo(met));
    }

    [Test]
    public void Two_rules_of_which_each_has_its_protocol_go_on_together()
    {
        using var emulation = Emulation.Of("rules: [{ name: a, calls: \"algoreg.*\", continue: true, delivery: connection_close }, { name: b, calls: \"algoreg.*\", delivery: drain }]\n");
        Assert.That(new[] { Protocols.Http1, Protocols.Http2 }.Select(protocol => Ask(emulation, protocol).Plan.DeliveryWord), Is.EqualTo(new[] { "connection_close", "drain" }));
    }

    [TestCase("{ delay: 1s, hang: }", "broken_json", "delay 1s, hang")]
    [TestCase("{ truncate: { after: 4 B } }", "{ broken_json: , delay: 2s }", "delay 2s, truncate after 4 B, broken_json \"}{\"")]
    [TestCase("slice", "{ throttle: , connection_close: }", "connection_close, slice 1 B")]
    [TestCase("bad_header", "{ malformed_chunk: , delay: 2s }", "delay 2s, bad_header")]
    [TestCase("reset", "slice", "reset")]
    [TestCase("empty", "throttle", "empty")]
    public void Of_rules_that_go_on_the_first_has_its_deliveries_and_the_others_what_goes_with_them(string above, string below, string told)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: a, calls: algoreg.get_thread, at: any, continue: true, delivery: {above} }}, {{ name: b, calls: algoreg.get_thread, at: any, delivery: {below} }}]\n");
        Assert.That(Ask(emulation, Protocols.Http1).Plan.DeliveryWord, Is.EqualTo(told));
    }

    [TestCase("slow_close", "reset", "reset")]
    [TestCase("{ delay: 1s, throttle: }", "close", "delay 1s, close")]
    [TestCase("dribble", "{ hang: { after: headers } }", "hang after headers")]
    [TestCase("{ wrong_type: a/b, slice: , connection_close: }", "garbage", "garbage 64 B")]
    [TestCase("{ wrong_type: a/b, connection_close: }", "{ flip_bits: 1 }", "connection_close, flip_bits 1")]
    public void What_only_makes_an_answer_slow_or_odd_does_not_save_it_from_a_rule_below_that_hides_it(string above, string below, string told)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: a, calls: \"algoreg.*\", continue: true, delivery: {above} }}, {{ name: b, calls: algoreg.get_thread, at: any, delivery: {below} }}]\n");
        Assert.That(Ask(emulation, Protocols.Http1).Plan.DeliveryWord, Is.EqualTo(told));
    }

    [TestCase(Protocols.Http1, "delivery: drain", "`drain` is of HTTP/2, and this emulator speaks HTTP/1.1 alone. Start it with `--http2`, or take this out.")]
    [TestCase(Protocols.Http1, "delivery: { delay: 1s, reset_stream: }", "`reset_stream` is of HTTP/2, and this emulator speaks HTTP/1.1 alone. Start it with `--http2`, or take this out.")]
    [TestCase(Protocols.Http1, "when: { protocol: http2 }, delivery: { delay: 1s }", "This asks for calls by HTTP/2, and this emulator speaks HTTP/1.1 alone. Start it with `--http2`, or take this out.")]
    [TestCase(Protocols.Http2, "delivery: close", "`close` is of HTTP/1.1, and this emulator speaks HTTP/2 alone. Take this out.")]
    [TestCase(Protocols.Http1, "when: { protocol: http1 }, delivery: close", null)]
    [TestCase(Protocols.All, "delivery: drain", null)]
    public void What_no_call_can_meet_by_the_protocols_that_are_spoken_is_a_problem_that_names_the_way_out(Protocols spoken, string rule, string? wrong)
    {
        var loader = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)], spoken);
        foreach (var yaml in new[] { $"rules: [{{ name: r, calls: algoreg.get_thread, {rule} }}]", $"stubs: [{{ calls: GET /v1/a, answer: {{ status: 200 }}, {rule} }}]", $"limits: [{{ name: l, calls: algoreg.login, allow: 1, within: 1s, {rule} }}]" })
        {
            Assert.That(loader.LoadText($"scenario: t\n{yaml}\n").Problems.Select(problem => problem.Text), wrong is null ? Is.Empty : Is.EqualTo(new[] { wrong }), yaml);
        }
    }

    private static Outcome Ask(Emulation emulation, Protocols protocol, string path = "/api/v1/thread/t") => emulation.Engine.Handle(Exchange(protocol, path));

    private static Exchange Exchange(Protocols protocol, string path = "/api/v1/thread/t") =>
        new("GET", path, "", [new("Authorization", $"Basic {Emulation.Algoreg}")], default, protocol: protocol);
}
