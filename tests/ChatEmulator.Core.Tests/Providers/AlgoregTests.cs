using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class AlgoregTests
{
    [Test]
    public void An_end_user_token_comes_with_its_end_in_unix_seconds_on_the_worlds_clock()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.EndUser("""{"external_id":"c-1","emails":["ada@example.com"]}""");
        var token = answer.Json.GetProperty("token").GetString()!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Body, Is.EqualTo($$"""{"expires_at":1768471200,"token":"{{token}}"}"""));
            Assert.That(token, Does.Match("^[A-Za-z0-9_-]{40,}$"));
        });
    }

    [Test]
    public void An_end_user_token_expires_when_it_says()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { end_user_token_lifetime: 2m } }\n");
        var token = emulation.EndUser("""{"external_id":"c-1"}""").Json.GetProperty("token").GetString()!;
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("active"));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("expired"));
    }

    [Test]
    public void A_token_with_one_changed_character_is_unknown()
    {
        using var emulation = Emulation.Of();
        var token = emulation.EndUser("""{"external_id":"c-1"}""").Json.GetProperty("token").GetString()!;
        for (var i = 0; i < token.Length - 1; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.That(emulation.View.Inspect(changed).State, Is.EqualTo("unknown"), $"character {i}");
        }
    }

    [Test]
    public void Every_problem_is_told_as_a_deprecated_entry_and_one_to_prefer()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.EndUser("{}");
        const string message = "Neither emails nor external_id is given: the token would open no thread.";
        Assert.That((answer.Status, answer.Body), Is.EqualTo((422,
            $$"""{"errors":[{"code":"END_USER_MISSING","deprecated":true,"message":"{{message}}","will_be_deprecated":true},{"code":"end_user_missing","deprecated":false,"message":"{{message}}","will_be_deprecated":false}]}""")));
    }

    [Test]
    public void A_token_for_nobody_is_minted_when_the_profile_says_so()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { end_user: optional } }\n");
        Assert.That(emulation.EndUser("").Status, Is.EqualTo(200));
    }

    [Test]
    public void A_message_is_stored_and_answered_with_204_and_nothing()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Message("""{"to":"ada@example.com","subject":"Hi","content":"there","ext_msg_id":"m-1"}""");
        var message = emulation.Messages().Single();
        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Body, answer.Outcome.Script.Reply.ContentType, answer.Effect), Is.EqualTo((204, "", (string?)null, Effect.Applied)));
            Assert.That(message.GetProperty("to").GetString(), Is.EqualTo("ada@example.com"));
            Assert.That(message.GetProperty("external_message_id").GetString(), Is.EqualTo("m-1"));
            Assert.That(message.GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T09:00:00Z"));
        });
    }

    [Test]
    public void A_message_joins_the_thread_it_names_else_that_of_the_message_it_answers_else_a_new_one()
    {
        using var emulation = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Message("""{"thread_id":"t-1","ext_msg_id":"a"}""");
        emulation.Message("""{"reply_to_ext_msg_id":"a","ext_msg_id":"b"}""");
        emulation.Message("""{"to":"ada@example.com"}""");
        var threads = emulation.Messages().Select(message => message.GetProperty("thread_id").GetString()).ToList();
        Assert.That((threads[0], threads[1], threads[2] is "t-1"), Is.EqualTo(("t-1", "t-1", false)));
        Assert.That(emulation.State().GetProperty("algoreg").GetProperty("threads").EnumerateArray().Select(thread => thread.GetProperty("message_count").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
    }

    [TestCase("""{"thread_id":"t-404"}""", 404, "thread_not_found")]
    [TestCase("""{"content":"to whom?"}""", 422, "recipient_missing")]
    [TestCase("""{"to":["ada"]}""", 422, "invalid_field")]
    [TestCase("""{"to":"a","priority":1.5}""", 422, "invalid_field")]
    [TestCase("""{"to":"a","attachments":[{"file":"???","name":"x"}]}""", 422, "invalid_attachment")]
    [TestCase("[]", 400, "bad_request")]
    [TestCase("{", 400, "bad_request")]
    [TestCase("""{"to":"\ud800"}""", 400, "bad_request")]
    [TestCase("""{"to":"a","subject":"\udc00\ud83d"}""", 400, "bad_request")]
    public void A_message_that_cannot_be_sent_is_refused_and_nothing_is_stored(string body, int status, string code)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Message(body);
        Assert.That((answer.Status, answer.Json.GetProperty("errors")[1].GetProperty("code").GetString(), emulation.Messages().Count()), Is.EqualTo((status, code, 0)));
    }

    [TestCase("""{"to":"\ud83d\ude00"}""", "😀")]
    [TestCase("""{"to":"C:\\ud800\\"}""", "C:\\ud800\\")]
    public void An_escape_is_the_letter_it_stands_for(string body, string to)
    {
        using var emulation = Emulation.Of();
        emulation.Message(body);
        Assert.That(emulation.Messages().Single().GetProperty("to").GetString(), Is.EqualTo(to));
    }

    [Test]
    public void A_body_that_is_not_utf_8_is_refused()
    {
        using var emulation = Emulation.Of();
        var exchange = new Exchange("POST", "/api/v1/message", "", [new Header("Authorization", $"Basic {Emulation.Algoreg}")], new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' });
        Assert.That(emulation.Engine.Handle(exchange).Script.Reply.Status, Is.EqualTo(400));
    }

    [Test]
    public void A_thread_that_a_message_began_has_the_messages_subject_or_none()
    {
        using var emulation = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Message("""{"to":"a"}""");
        var subjects = emulation.State().GetProperty("algoreg").GetProperty("threads").EnumerateArray().Select(thread => thread.GetProperty("subject").GetString()).ToList();
        Assert.That((subjects[0] is null, subjects[1]), Is.EqualTo((false, (string?)null)));
    }

    [Test]
    public void Messages_are_bounded_in_bytes_whichever_field_they_are_in()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 20; i++)
        {
            emulation.Message($$"""{"to":"a","cc":"{{new string('c', 4_000_000)}}"}""");
        }

        var state = emulation.State().GetProperty("algoreg");
        Assert.That((state.GetProperty("messages").GetArrayLength(), state.GetProperty("messages_dropped").GetInt64(), state.GetProperty("messages_total").GetInt64()), Is.EqualTo((7, 13L, 20L)));
    }

    [Test]
    public void A_password_that_is_sent_as_the_name_is_not_told_further()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Message("""{"to":"a"}""", basic: Convert.ToBase64String("secret:api@acme.test"u8));
        Assert.That((answer.Status, answer.Body.Contains("'secret'", StringComparison.Ordinal)), Is.EqualTo((401, false)));
        Assert.That(answer.Body, Does.Contain("swapped"));
    }

    [Test]
    public void An_error_that_a_rule_names_is_told_in_the_vendors_manner_and_never_in_ours()
    {
        using var emulation = Emulation.Of("rules: [{ name: out, calls: algoreg.create_message, answer: { error: service_unavailable } }]\n");
        Assert.That(emulation.Message("{}").Json.GetProperty("errors")[1].GetProperty("message").GetString(), Is.EqualTo("Service unavailable."));
    }

    [Test]
    public void An_encoded_slash_is_no_border_between_names()
    {
        using var emulation = Emulation.Of();
        Assert.That((emulation.Send("POST", "/api%2fv1/message").Status, emulation.Send("POST", "/api/v1/messag%65").Status), Is.EqualTo((404, 401)));
    }

    [Test]
    public void A_token_in_the_address_that_a_message_carries_is_masked_in_the_state()
    {
        using var emulation = Emulation.Of();
        var token = emulation.EndUser("""{"external_id":"c-1"}""").Json.GetProperty("token").GetString()!;
        emulation.Message($$"""{"to":"a","content":"Open https://chat.algoreg.com/?token={{token}} now"}""");
        Assert.That(emulation.State().GetRawText(), Does.Contain("?token=***").And.Not.Contain(token));
    }

    [Test]
    public void The_state_lists_the_latest_thousand_messages_and_tells_how_many_there_were()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 1_001; i++)
        {
            emulation.Message($$"""{"to":"a","ext_msg_id":"m-{{i}}"}""");
        }

        var state = emulation.State().GetProperty("algoreg");
        Assert.That((emulation.Messages().Count(), state.GetProperty("threads").GetArrayLength(), state.GetProperty("messages_total").GetInt64()), Is.EqualTo((1_000, 1_000, 1_001L)));
        Assert.That(emulation.Messages().First().GetProperty("external_message_id").GetString(), Is.EqualTo("m-1"));
    }

    [Test]
    public void An_attachment_is_kept_as_name_size_and_hash()
    {
        using var emulation = Emulation.Of();
        emulation.Message("""{"to":"a","attachments":[{"file":"aGVsbG8=","name":"hello.txt"}]}""");
        Assert.That(emulation.Messages().Single().GetProperty("attachments").GetRawText(), Is.EqualTo(
            """[{"file_name":"hello.txt","file_size":5,"sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}]"""));
    }

    [TestCase("Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ=", 200)]
    [TestCase("basic  YXBpQGFjbWUudGVzdDpzZWNyZXQ=", 200)]
    [TestCase("Bearer ready-made-bearer", 200)]
    [TestCase("bearer ready-made-bearer", 200)]
    [TestCase("Bearer ready", 401)]
    [TestCase("Digest x", 401)]
    [TestCase("", 401)]
    public void Basic_and_a_declared_bearer_prove_an_account(string authorization, int status)
    {
        using var emulation = Emulation.Of();
        var exchange = new Exchange("POST", "/api/v1/chat/token", "", [new Header("authorization", authorization)], """{"external_id":"c-1"}"""u8.ToArray());
        Assert.That(emulation.Engine.Handle(exchange).Script.Reply.Status, Is.EqualTo(status));
    }

    [TestCase("ignore", 204, Effect.Applied, 2)]
    [TestCase("first_wins", 204, Effect.Duplicate, 1)]
    [TestCase("reject", 409, Effect.None, 1)]
    public void A_second_message_with_the_same_ext_msg_id_is_what_the_profile_reads_it_as(string dedupe, int status, Effect effect, int stored)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ dedupe: {dedupe} }} }}\n");
        emulation.Message("""{"to":"a","ext_msg_id":"m-1","content":"one"}""");
        var second = emulation.Message("""{"to":"a","ext_msg_id":"m-1","content":"two"}""");
        Assert.That((second.Status, second.Effect, emulation.Messages().Count()), Is.EqualTo((status, effect, stored)));
    }

    [Test]
    public void Names_that_a_scenario_leaves_out_are_made_up_and_the_seed_repeats_them()
    {
        const string yaml = "data: { algoreg: { customers: [{ external_id: c-1 }] } }\n";
        using var one = Emulation.Of(yaml, seed: 1);
        using var same = Emulation.Of(yaml, seed: 1);
        using var other = Emulation.Of(yaml, seed: 2);
        Assert.That((Customer(one) == Customer(same), Customer(one) == Customer(other), Customer(one).Contains("c-1", StringComparison.Ordinal)), Is.EqualTo((true, false, true)));
    }

    [TestCase("GET", "/api/v1/message", 405, "method_not_allowed")]
    [TestCase("GET", "/api/v1/nothing", 404, "not_found")]
    public void Other_paths_and_methods_are_refused_in_the_dialect_of_the_prefix(string method, string path, int status, string code)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Send(method, path);
        Assert.That((answer.Status, answer.Json.GetProperty("errors")[1].GetProperty("code").GetString()), Is.EqualTo((status, code)));
    }

    private static string Customer(Emulation emulation) => emulation.State().GetProperty("algoreg").GetProperty("customers")[0].GetRawText();
}
