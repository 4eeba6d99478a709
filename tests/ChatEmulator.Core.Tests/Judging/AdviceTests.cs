using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Advising;

namespace ChatEmulator.Core.Tests.Judging;

/// <summary>Each advice with calls that bring it out, and with calls like them that do not.</summary>
public sealed class AdviceTests
{
    private const string Ada = """{"external_id":"c-1"}""";
    private const string Bob = """{"external_id":"c-2"}""";

    [Test]
    public void A_token_minted_for_each_message_is_told()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 4; i++)
        {
            Ended(emulation.EndUser(Ada));
            emulation.Message("""{"to":"ada@example.com","content":"Hello"}""");
        }

        var advice = emulation.View.Advice().Single();
        Assert.That(advice, Has.Property("Code").EqualTo("token_per_message").And.Property("Times").EqualTo(3));
        Assert.That(advice.Calls, Is.EqualTo(new[] { 3, 5, 7 }));
    }

    [Test]
    public async Task A_token_for_each_customer_and_one_more_when_half_of_its_life_is_over_are_none()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 4; i++)
        {
            Ended(emulation.EndUser(Ada));
            Ended(emulation.EndUser(Bob));
            await emulation.World.Clock.AdvanceAsync(TimeSpan.FromMinutes(30));
        }

        Assert.That(Codes(emulation), Is.Empty);
    }

    [Test]
    public void Minting_again_because_the_answer_was_lost_is_none()
    {
        using var emulation = Emulation.Of("rules:\n  - { name: lost, calls: algoreg.create_end_user_token, effect: applied, delivery: reset }");
        for (var i = 0; i < 5; i++)
        {
            emulation.EndUser(Ada).Outcome.Close(new Ending(EndingKind.Reset, 0, Emulation.Start, Finished: 1));
        }

        Assert.That(Codes(emulation), Is.Empty);
    }

    [Test]
    public void Silent_replays_are_told_with_their_clients_and_the_most_of_one_call()
    {
        using var emulation = Emulation.Of("rules: [{ name: lost, calls: algoreg.get_thread, delivery: close }]");
        for (var i = 0; i < 5; i++)
        {
            emulation.Ask("GET", $"/api/v1/thread/{i / 3}", "", i < 3 ? [new Header("User-Agent", "parcels/1\u001b")] : []).Outcome.Close(new Ending(EndingKind.Closed, 0, Emulation.Start, 0));
        }

        var advice = emulation.View.Advice().Single();
        Assert.That((advice.Code, advice.Times, string.Join(", ", advice.Calls)), Is.EqualTo(("silent_replay", 3L, "2, 3, 5")));
        Assert.That(advice.Text, Is.EqualTo(
            "3 calls look like silent replays by an HTTP library: one call of the application became up to 3 requests (User-Agent parcels/1\\u001b, no User-Agent)."));
    }

    [Test]
    public void A_login_for_each_call_is_told()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 4; i++)
        {
            emulation.Ask("POST", "/api/v1/message", $$"""{"to":"ada@example.com","content":"{{i}}"}""", new Header("Authorization", $"Bearer {Login(emulation)}"));
        }

        Assert.That(Codes(emulation), Is.EqualTo(new[] { "login_per_call" }));
    }

    [Test]
    public void One_login_for_many_calls_is_none()
    {
        using var emulation = Emulation.Of();
        var bearer = Login(emulation);
        for (var i = 0; i < 4; i++)
        {
            emulation.Ask("POST", "/api/v1/message", $$"""{"to":"ada@example.com","content":"{{i}}"}""", new Header("Authorization", $"Bearer {bearer}"));
        }

        Assert.That(Codes(emulation), Is.Empty);
    }

    [TestCase(59 * 60 + 29, 0)]
    [TestCase(59 * 60 + 31, 1)]
    [TestCase(61 * 60, 1)]
    public async Task A_token_that_is_used_near_its_end_or_after_is_told(int seconds, int times)
    {
        using var emulation = Emulation.Of();
        var token = Ended(emulation.EndUser(Ada)).Json.GetProperty("token").GetString();
        await emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(seconds));
        emulation.Ask("GET", $"/?token={token}");
        Assert.That(emulation.View.Advice().Sum(advice => advice.Code == "token_near_its_end" ? advice.Times : 100), Is.EqualTo(times));
    }

    [TestCase(900, 1)]
    [TestCase(3600, 1)]
    [TestCase(86_400, 1)]
    [TestCase(60, 0)]
    [TestCase(1_440, 0)]
    [TestCase(43_200, 0)]
    public void A_life_in_minutes_that_looks_like_seconds_is_told(int ttl, int times)
    {
        using var emulation = Emulation.Of();
        emulation.Token($"{{\"ttl\":{ttl},\"channels\":{{\"general\":{{\"read\":true}}}}}}");
        Assert.That(Codes(emulation), Is.EqualTo(Enumerable.Repeat("ttl_in_seconds", times)));
    }

    [TestCase("/api/v1/thread/t-1?access_token=abc", 1)]
    [TestCase("/nobody?password=abc", 1)]
    [TestCase("/?token=abc", 0)]
    [TestCase("/nobody?password=", 0)]
    [TestCase("/nobody?page=2", 0)]
    public void A_secret_in_an_address_is_told_unless_the_vendor_asks_for_it(string target, int times)
    {
        using var emulation = Emulation.Of();
        emulation.Get(target);
        Assert.That(Codes(emulation), Is.EqualTo(Enumerable.Repeat("secret_in_query", times)));
    }

    [Test]
    public void A_refusal_that_is_repeated_unchanged_is_told()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 3; i++)
        {
            Ended(emulation.Token("""{"ttl":0,"channels":{"general":{"read":true}}}"""));
        }

        Assert.That(emulation.View.Advice().Single(), Has.Property("Code").EqualTo("refusal_repeated").And.Property("Times").EqualTo(2));
    }

    [TestCase("{ error: service_unavailable }")]
    [TestCase("{ status: 422, body: busy }")]
    public void Trying_again_what_only_a_rule_refused_is_none(string answer)
    {
        using var emulation = Emulation.Of($"rules:\n  - {{ name: busy, calls: signalwire.create_token, times: 3, answer: {answer} }}");
        for (var i = 0; i < 4; i++)
        {
            Ended(emulation.Token("""{"ttl":60,"channels":{"general":{"read":true}}}"""));
        }

        Assert.That(Codes(emulation), Is.Empty);
    }

    [TestCase(",\"ext_msg_id\":\"m-1\"", ",\"ext_msg_id\":\"m-2\"", 1)]
    [TestCase("", "", 1)]
    [TestCase(",\"ext_msg_id\":\"m-1\"", "", 1)]
    [TestCase(",\"ext_msg_id\":\"m-1\"", ",\"ext_msg_id\":\"m-1\"", 0)]
    public void A_message_that_is_tried_again_under_another_id_is_told(string first, string second, int times)
    {
        using var emulation = Emulation.Of("rules:\n  - { name: lost, calls: algoreg.create_message, times: 1, effect: applied, delivery: reset }");
        emulation.Message($$"""{"to":"ada@example.com","content":"Hi"{{first}}}""").Outcome.Close(new Ending(EndingKind.Reset, 0, Emulation.Start, 0));
        Ended(emulation.Message($$"""{"content":"Hi","to":"ada@example.com"{{second}}}"""));
        Assert.That(Codes(emulation), Is.EqualTo(Enumerable.Repeat("retry_under_new_id", times)));
    }

    [Test]
    public void The_same_words_sent_again_after_a_success_are_none()
    {
        using var emulation = Emulation.Of();
        Ended(emulation.Message("""{"to":"ada@example.com","content":"Hi","ext_msg_id":"m-1"}"""));
        Ended(emulation.Message("""{"to":"ada@example.com","content":"Hi","ext_msg_id":"m-2"}"""));
        Assert.That(Codes(emulation), Is.Empty);
    }

    [Test]
    public void Mending_one_field_after_the_other_is_told()
    {
        using var emulation = Emulation.Of();
        Ended(emulation.Token("""{"ttl":0,"channels":{"general":{"read":true}}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"sw_x":{"read":true}}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"x":{"read":true}}}"""));
        Assert.That(Codes(emulation), Is.EqualTo(new[] { "one_field_at_a_time" }));
    }

    [Test]
    public void Mending_the_first_of_several_errors_alone_is_told()
    {
        using var emulation = Emulation.Of();
        Ended(emulation.Token("""{"ttl":0,"channels":{"sw_x":{"read":true}},"member_id":7}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"sw_x":{"read":true}},"member_id":7}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"x":{"read":true}},"member_id":7}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"x":{"read":true}}}"""));
        Assert.That(Codes(emulation), Is.EqualTo(new[] { "first_error_only" }));
    }

    [Test]
    public void Mending_all_errors_at_once_is_none()
    {
        using var emulation = Emulation.Of();
        Ended(emulation.Token("""{"ttl":0,"channels":{"sw_x":{"read":true}},"member_id":7}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"x":{"read":true}}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"x":{"read":true}},"member_id":"ada"}"""));
        Assert.That(Codes(emulation), Is.Empty);
    }

    [Test]
    public void Refused_requests_that_nobody_mends_are_the_cases_of_a_test()
    {
        using var emulation = Emulation.Of();
        Ended(emulation.Token("""{"ttl":0,"channels":{"general":{"read":true}}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{}}"""));
        Ended(emulation.Token("""{"ttl":60,"channels":{"sw_x":{"read":true}}}"""));
        Assert.That(Codes(emulation), Is.Empty);
    }

    [Test]
    public void Asking_again_for_what_is_not_there_yet_is_none()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 5; i++)
        {
            Ended(emulation.Get("/api/v1/thread/t-9"));
        }

        Assert.That(Codes(emulation), Is.Empty);
    }

    [TestCase(33, 1)]
    [TestCase(32, 0)]
    public void More_sends_at_once_than_anybody_means_are_told(int sends, int times)
    {
        var calls = Enumerable.Range(1, sends).Select(number => At(number, number, 1_000)).Append(At(sends + 1, 2_000, 3_000));
        Assert.That(Of(calls), Is.EqualTo(Enumerable.Repeat("unbounded_parallel", times)));
    }

    [TestCase(11, true, 1)]
    [TestCase(10, true, 0)]
    [TestCase(40, false, 0)]
    public void Calls_with_a_connection_each_are_told_where_one_lies_idle(int calls, bool stayOpen, int times)
    {
        var close = new Header("Connection", "close");
        var all = Enumerable.Range(1, calls).Select(number => At(number, number * 10, (number * 10) + 5) with
        {
            Connection = $"c{number}",
            AnswerHeaders = stayOpen ? [] : [close],
        });
        Assert.That(Of(all), Is.EqualTo(Enumerable.Repeat("no_connection_reuse", times)));
    }

    [Test]
    public void A_pool_of_connections_is_none() =>
        Assert.That(Of(Enumerable.Range(1, 100).Select(number => At(number, number * 10, (number * 10) + 5) with { Connection = $"c{number % 20}" })), Is.Empty);

    [Test]
    public void A_tool_that_is_started_for_each_call_is_none() =>
        Assert.That(Of(Enumerable.Range(1, 100).Select(number => At(number, number * 10, (number * 10) + 5) with
        {
            Connection = $"c{number}",
            Headers = [new Header("User-Agent", "curl/8.5.0")],
        })), Is.Empty);

    private static IEnumerable<string> Codes(Emulation emulation) => emulation.View.Advice().Select(advice => advice.Code);

    private static IEnumerable<string> Of(IEnumerable<Call> calls)
    {
        using var emulation = Emulation.Of();
        return [.. Advisor.Of(new Dossier([.. calls], emulation.View.Catalogues.SelectMany(catalogue => catalogue.Operations), _ => null)).Select(advice => advice.Code)];
    }

    private static Call At(int number, long arrived, long finished) => Calls.Of(number, $$"""{"content":"{{number}}"}""") with
    {
        Arrived = arrived,
        Ending = new Ending(EndingKind.Delivered, 0, DateTimeOffset.UnixEpoch, finished),
    };

    private static string Login(Emulation emulation) => Ended(emulation.Login()).Json.GetProperty("access_token").GetString()!;

    private static Answered Ended(Answered answered)
    {
        answered.Outcome.Close(new Ending(EndingKind.Delivered, 0, Emulation.Start, 0));
        return answered;
    }
}
