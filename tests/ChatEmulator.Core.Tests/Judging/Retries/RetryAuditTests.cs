using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;

namespace ChatEmulator.Core.Tests.Judging.Retries;

[Parallelizable(ParallelScope.All)]
public sealed class RetryAuditTests
{
    private static readonly Header Basic = new("Authorization", "Basic s3cr3t");

    [TestCase(401, true)]
    [TestCase(403, true)]
    [TestCase(404, true)]
    [TestCase(409, true)]
    [TestCase(422, true)]
    [TestCase(400, true)]
    [TestCase(423, true)]
    [TestCase(408, false)]
    [TestCase(425, false)]
    [TestCase(429, false)]
    [TestCase(500, false)]
    [TestCase(503, false)]
    [TestCase(302, false)]
    public void A_refusal_that_stays_is_retried_in_vain(int status, bool vain)
    {
        var tries = Tries.Of();
        tries.Try(status: status, headers: Basic);
        tries.Wait(1);
        tries.Try(status: 204, headers: Basic);
        var found = tries.Audit().RetriedInVain;
        Assert.That(found.Select(step => (step.Call, step.Retry, step.Status)), vain ? Is.EqualTo(new[] { (1L, (long?)2L, status) }) : Is.Empty);
    }

    [Test]
    public void Other_credentials_another_body_or_an_answer_that_was_not_seen_make_it_no_mistake()
    {
        var tries = Tries.Of();
        tries.Try(status: 401, headers: Basic);
        tries.Try(status: 204, headers: new Header("Authorization", "Basic other"));
        tries.Try("""{"ext_msg_id":"m-1"}""", 422);
        tries.Try("""{"ext_msg_id":"m-1","to":"ada@example.com"}""", 204);
        tries.Try("""{"content":"lost"}""", 422, how: EndingKind.Reset);
        tries.Try("""{"content":"lost"}""", 422);
        tries.Begin("""{"content":"both"}""", 422);
        tries.Begin("""{"content":"both"}""", 422);
        Assert.That(tries.Audit().RetriedInVain, Is.Empty);
        Assert.That(tries.Audit().Operations.Select(operation => operation.Attempts.Count), Has.All.EqualTo(2));
    }

    [TestCase(429, EndingKind.Delivered, "429 passes by waiting.")]
    [TestCase(502, EndingKind.Delivered, "502 passes by waiting.")]
    [TestCase(503, EndingKind.Delivered, "503 passes by waiting.")]
    [TestCase(504, EndingKind.Delivered, "504 passes by waiting.")]
    [TestCase(408, EndingKind.Delivered, "408 passes by waiting.")]
    [TestCase(204, EndingKind.Reset, "The answer did not arrive (reset), so the client does not know what became of it.")]
    [TestCase(204, EndingKind.Closed, "The answer did not arrive (closed), so the client does not know what became of it.")]
    [TestCase(422, EndingKind.ClientLeft, "The client left before the answer, so it does not know what became of it.")]
    [TestCase(503, EndingKind.Abandoned, null)]
    [TestCase(500, EndingKind.Delivered, null)]
    [TestCase(422, EndingKind.Delivered, null)]
    [TestCase(204, EndingKind.Delivered, null)]
    public void What_passes_by_waiting_and_was_not_tried_again_is_told(int status, EndingKind how, string? why)
    {
        var tries = Tries.Of();
        tries.Try(status: status, how: how);
        var audit = tries.Audit();
        Assert.That(audit.NotRetried.Select(step => step.Why), why is null ? Is.Empty : Is.EqualTo(new[] { why }));
        Assert.That(audit.Backoffs.Select(backoff => backoff.Shape), why is null ? Is.Empty : Is.EqualTo(new[] { BackoffShape.None }));
        Assert.That(audit.Retries, Is.False);
    }

    [Test]
    public void One_that_gave_up_after_trying_is_no_such_mistake_nor_one_in_flight()
    {
        var tries = Tries.Of();
        tries.Try();
        tries.Try();
        tries.Begin("""{"content":"other"}""");
        var audit = tries.Audit();
        Assert.That((audit.NotRetried.Count, audit.Count(PursuitEnd.GivenUp), audit.Count(PursuitEnd.InFlight)), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public void Attempts_belong_together_by_their_key_whatever_else_they_say()
    {
        var tries = Tries.Of();
        tries.Try("""{"ext_msg_id":"m-1","n":1}""");
        tries.Try("""{"ext_msg_id":"m-2","n":1}""");
        tries.Try("""{"ext_msg_id":"m-1","n":2}""", 204);
        tries.Try("""{"ext_msg_id":null,"n":1}""");
        tries.Try("""{"ext_msg_id":"m-1","n":3}""", 204);
        Assert.That(
            tries.Audit().Operations.Select(operation => $"{operation.Key} {operation.End}: {string.Join(", ", operation.Attempts.Select(attempt => attempt.Call))}"),
            Is.EqualTo(new[] { "\"m-1\" Succeeded: 1, 3", "\"m-2\" GivenUp: 2", " GivenUp: 4", "\"m-1\" Succeeded: 5" }));
    }

    [Test]
    public void What_the_scenario_says_under_per_is_the_key()
    {
        var tries = Tries.Expecting("never_early, per: header.X-Try");
        tries.Try("""{"n":1}""", headers: new Header("X-Try", "one"));
        tries.Try("""{"n":2}""", headers: new Header("X-Try", "one"));
        Assert.That(tries.Audit().Operations.Single(), Has.Property("Key").EqualTo("\"one\"").And.Property("Attempts").Count.EqualTo(2));
    }

    [Test]
    public void A_body_that_was_dropped_still_belongs_to_those_that_asked_the_same()
    {
        var tries = Tries.Of();
        tries.Try("""{"ext_msg_id":"m-1"}""");
        tries.Try("""{"ext_msg_id":"m-1"}""");
        tries.Calls[0] = tries.Calls[0] with { Body = new Kept(default, 20, "dropped") };
        Assert.That(tries.Audit().Operations.Single().Attempts, Has.Count.EqualTo(2));
        tries.Calls[1] = tries.Calls[1] with { Body = new Kept(default, 20, "dropped") };
        Assert.That(tries.Audit().Operations.Single().Attempts, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_lonely_wait_and_one_that_is_on_no_line_tell_no_shape()
    {
        var tries = Tries.Of();
        tries.Try();
        tries.Wait(1);
        tries.Try();
        Assert.That(tries.Audit().Backoffs.Single(), Has.Property("Shape").EqualTo(BackoffShape.Unclear).And.Property("Why").StartsWith("Nothing was tried a third time"));
        tries.Wait(2);
        tries.Try();
        Assert.That(tries.Audit().Backoffs.Single(), Has.Property("Why").Contains("linear or exponential").And.Property("Growth").EqualTo(2));
        tries.Wait(1);
        tries.Try();
        Assert.That(tries.Audit().Backoffs.Single(), Has.Property("Shape").EqualTo(BackoffShape.Unclear).And.Property("Why").Contains("on no line"));
    }

    [TestCase(BackoffShape.Exponential, 1, 2, 4, 4, 4)]
    [TestCase(BackoffShape.Linear, 1, 2, 3, 4, 4, 4)]
    [TestCase(BackoffShape.Unclear, 1, 2, 3, 3, 3)]
    [TestCase(BackoffShape.Exponential, 1, 3, 9, 27)]
    [TestCase(BackoffShape.Constant, 0, 0, 0)]
    [TestCase(BackoffShape.Constant, 1, 1.04, 0.97)]
    public void One_request_that_is_tried_often_enough_tells(BackoffShape shape, params double[] waits)
    {
        var tries = Tries.Of();
        tries.Try();
        foreach (var wait in waits)
        {
            tries.Wait(wait);
            tries.Try();
        }

        Assert.That(tries.Audit().Backoffs.Single().Shape, Is.EqualTo(shape), tries.Audit().ToString());
    }

    [Test]
    public void The_tally_and_the_audit_count_the_same_whatever_the_interleaving()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var tries = Tries.Expecting("{ at_most: 0 }");
            var open = new List<long>();
            for (var i = 0; i < 200; i++)
            {
                tries.Wait(random.NextDouble());
                if (open.Count > 0 && random.Next(2) == 0)
                {
                    var one = open[random.Next(open.Count)];
                    open.Remove(one);
                    tries.End(one, (EndingKind)random.Next(5));
                }
                else
                {
                    open.Add(tries.Begin($$"""{"n":{{random.Next(4)}}}""", random.Next(2) == 0 ? 204 : 503));
                }
            }

            var told = tries.Rule.Why.Split('\n');
            var count = told.Length < 6 ? told.Length : 5 + int.Parse(told[5].Split(' ')[2]);
            var audit = tries.Audit();
            Assert.That(audit.Attempts - audit.Operations.Count, Is.EqualTo(count), $"seed {seed}");
        }
    }

    [Test]
    public void As_JSON_waits_are_signed_microseconds_and_what_succeeded_at_once_is_only_counted()
    {
        var tries = Tries.Of();
        tries.Try("""{"ext_msg_id":"fine"}""", 204);
        tries.Try("""{"ext_msg_id":"m-1\u001b"}""", 429, told: "2");
        tries.Wait(1.69, 0.5);
        tries.Try("""{"ext_msg_id":"m-1\u001b"}""", 204);
        Assert.That(Json(tries.Audit(dropped: 3)), Is.EqualTo("""
            {"world":"w","attempts":3,"logical_operations":2,"amplification":1.5,"most_attempts":2,"retries":true,"silent_replays":0,"succeeded":2,"given_up":0,"in_flight":0,"dropped":3,"forgotten":0,
            "retry_after":{"told":1,"kept":0,"broken":1,"earliest_us":-310000},
            "backoff":[{"operation":"algoreg.create_message","shape":"unclear","why":"Every retry came when a Retry-After had told, or before the attempt before it had ended.","waits_us":[],"growth":null,"spread":null,"cap_us":null}],
            "retried_in_vain":[],"not_retried":[],
            "operations":[{"operation":"algoreg.create_message","account":"api@acme.test","key":"\"m-1\\u001b\"","outcome":"succeeded","attempts":[
            {"call":2,"status":429,"effect":"applied","ending":"delivered","waited_real_us":null,"waited_world_us":null,"retry_after":"2","kept_by_us":null},
            {"call":3,"status":204,"effect":"applied","ending":"delivered","waited_real_us":500000,"waited_world_us":1690000,"retry_after":null,"kept_by_us":-310000}]}]}
            """.ReplaceLineEndings("")));
    }

    [TestCase("body.password")]
    [TestCase("header.X-Api-Key")]
    [TestCase("query.api_key")]
    public void A_key_that_is_a_secret_is_shown_as_its_mask(string place)
    {
        var tries = Tries.Expecting($"{{ at_most: 3 }}, per: {place}");
        tries.Try("""{"password":"s3cr3t-value"}""", headers: new Header("X-Api-Key", "s3cr3t-value"));
        tries.Calls[0] = tries.Calls[0] with { Query = "?api_key=s3cr3t-value" };
        Assert.That(tries.Audit().Operations.Single().Key, Is.EqualTo($"\"{Masking.Secret("s3cr3t-value")}\""));
    }

    [Test]
    public void Of_no_calls_at_all_there_is_nothing_to_say()
    {
        var audit = Tries.Of().Audit(dropped: 7);
        Assert.That((audit.Amplification, audit.MostAttempts, audit.Retries), Is.EqualTo((0, 0, false)));
        Assert.That(audit.ToString(), Does.StartWith("retries: 0 attempts").And.EndsWith("not known: the journal has dropped the oldest 7 calls"));
    }

    private static string Json(RetryAudit audit)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            RetryAuditJson.Write(json, audit, "w");
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
