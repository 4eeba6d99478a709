using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Messages and threads under the names of the reading side.</summary>
public sealed class ReadingBackTests
{
    private const string Thread = "data: { algoreg: { customers: [{ external_id: c-1, name: Ada, emails: [ada@example.com] }], threads: [{ id: t-1, customer: c-1, subject: Welcome }] } }\n";
    private const string List = "/api/v1/thread/t-1/messages";

    [Test]
    public void A_message_is_read_back_under_the_names_of_the_reading_side()
    {
        using var emulation = Emulation.Of(Thread);
        emulation.Message("""{"thread_id":"t-1","ext_msg_id":"m-1","reply_to_ext_msg_id":"m-0","from":"desk@acme.test","to":"ada@example.com","cc":"c@x.test","bcc":"b@x.test","subject":"Hi","content":"Grüße","read":true,"attachments":[{"file":"aGVsbG8=","name":"a.PNG"}]}""");
        var id = emulation.Messages().Single().GetProperty("id").GetString();
        var answer = emulation.Get(List);
        Assert.That((answer.Status, answer.Outcome.Script.Reply.ContentType), Is.EqualTo((200, "application/json")));
        Assert.That(answer.Body, Is.EqualTo(
            $$"""{"messages":[{"id":"{{id}}","thread_id":"t-1","external_message_id":"m-1","reply_to_external_message_id":"m-0","created_at":"2026-01-15T09:00:00Z","from":"desk@acme.test","to":"ada@example.com","cc":"c@x.test","bcc":"b@x.test","subject":"Hi","content":"Grüße","attachments":[{"id":"{{id}}-file-1","file_name":"a.PNG","file_mime":"image/png","file_size":5,"file_type":"image"}],"error_when_trying_to_send":null,"origin":"api","read_by_agents":["api@acme.test"]}],"total":1}"""));
    }

    [Test]
    public void A_thread_is_read_back_with_its_customers_contacts_and_last_message()
    {
        using var emulation = Emulation.Of(Thread);
        emulation.Message("""{"thread_id":"t-1","ext_msg_id":"m-1","to":"ada@example.com, Bob <bob@x.test>","cc":"ADA@example.com; c@x.test"}""");
        emulation.Message("""{"thread_id":"t-1","ext_msg_id":"m-1","from_customer_id":"c-2","content":"last"}""");
        var thread = emulation.Get("/api/v1/thread/t-1").Json;
        Assert.Multiple(() =>
        {
            Assert.That(thread.GetProperty("id").GetString(), Is.EqualTo("t-1"));
            Assert.That(thread.GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T09:00:00Z"));
            Assert.That(thread.GetProperty("subject").GetString(), Is.EqualTo("Welcome"));
            Assert.That(thread.GetProperty("customers").GetRawText(), Is.EqualTo("""[{"external_id":"c-1","name":"Ada","emails":["ada@example.com"]},{"external_id":"c-2","name":null,"emails":[]}]"""));
            Assert.That(thread.GetProperty("contacts").GetRawText(), Is.EqualTo("""["ada@example.com","bob@x.test","c@x.test"]"""));
            Assert.That(thread.GetProperty("external_message_ids").GetRawText(), Is.EqualTo("""["m-1"]"""));
            Assert.That(thread.GetProperty("last_message").GetProperty("content").GetString(), Is.EqualTo("last"));
            Assert.That(thread.GetProperty("message_count").GetInt32(), Is.EqualTo(2));
        });
    }

    [Test]
    public void A_declared_thread_without_messages_is_there()
    {
        using var emulation = Emulation.Of(Thread);
        Assert.That(emulation.Get("/api/v1/thread/t-1").Json.GetProperty("last_message").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(emulation.Get(List).Body, Is.EqualTo("""{"messages":[],"total":0}"""));
    }

    [TestCase("", "0,1,2,3,4")]
    [TestCase("?limit=2", "0,1")]
    [TestCase("?offset=3", "3,4")]
    [TestCase("?offset=1&limit=2", "1,2")]
    [TestCase("?offset=007", "")]
    [TestCase("?offset=99999999999999999999", "")]
    [TestCase("?limit=1&limit=2", "0,1")]
    [TestCase("?limit=%32", "0,1")]
    [TestCase("?page=9", "0,1,2,3,4")]
    public void A_page_begins_at_the_offset_and_the_total_counts_all(string query, string contents)
    {
        using var emulation = Five();
        var answer = emulation.Get(List + query).Json;
        Assert.That((Contents(answer), answer.GetProperty("total").GetInt32()), Is.EqualTo((contents, 5)));
    }

    [TestCase("?limit=0")]
    [TestCase("?limit=101")]
    [TestCase("?limit=-1")]
    [TestCase("?limit=ten")]
    [TestCase("?limit=1.5")]
    [TestCase("?limit=")]
    [TestCase("?limit")]
    [TestCase("?offset=-1")]
    [TestCase("?offset=%2B1")]
    public void A_page_that_makes_no_sense_is_refused(string query)
    {
        using var emulation = Emulation.Of(Thread);
        var answer = emulation.Get(List + query);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((422, "invalid_field")));
    }

    [TestCase("duplicate_keys: refuse", "?limit=1&limit=2", 400, "bad_request")]
    [TestCase("unknown_fields: refuse", "?page=9", 422, "unknown_field")]
    public void A_query_is_read_as_the_profile_reads_a_body(string profile, string query, int status, string code)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ {profile} }} }}\n{Thread}");
        var answer = emulation.Get(List + query);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((status, code)));
    }

    [Test]
    public void A_list_begins_with_the_newest_when_the_profile_says_so()
    {
        using var emulation = Five("profile: { algoreg: { message_order: newest_first } }\n");
        Assert.That(Contents(emulation.Get(List + "?offset=1&limit=2").Json), Is.EqualTo("3,2"));
        Assert.That(emulation.Get("/api/v1/thread/t-1").Json.GetProperty("last_message").GetProperty("content").GetString(), Is.EqualTo("4"));
    }

    [TestCase("", "", 50)]
    [TestCase("page_size: 20", "", 20)]
    [TestCase("page_size: 20", "?limit=100", 100)]
    [TestCase("large_page: cut", "?limit=1000", 100)]
    public void A_page_is_as_large_as_client_and_profile_say(string profile, string query, int size)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ {profile} }} }}\n{Thread}");
        for (var i = 0; i < 120; i++)
        {
            emulation.Message($$"""{"thread_id":"t-1","content":"{{i}}"}""");
        }

        var answer = emulation.Get(List + query).Json;
        Assert.That((answer.GetProperty("messages").GetArrayLength(), answer.GetProperty("total").GetInt32()), Is.EqualTo((size, 120)));
    }

    [TestCase("from", """{"thread_id":"t-1","from":"desk@acme.test"}""", "desk@acme.test")]
    [TestCase("from", """{"thread_id":"t-1","from":"","from_customer_id":"c-1"}""", "ada@example.com")]
    [TestCase("from", """{"thread_id":"t-1","from_customer_id":"c-9"}""", "api@acme.test")]
    [TestCase("from", """{"thread_id":"t-1"}""", "api@acme.test")]
    [TestCase("account", """{"thread_id":"t-1","from":"desk@acme.test"}""", "api@acme.test")]
    public void The_author_is_who_the_profile_says(string author, string body, string from)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ author: {author} }} }}\n{Thread}");
        emulation.Message(body);
        Assert.That(emulation.Get(List).Json.GetProperty("messages")[0].GetProperty("from").GetString(), Is.EqualTo(from));
    }

    [TestCase("/api/v1/thread/t-404")]
    [TestCase("/api/v1/thread/t-404/messages")]
    [TestCase("/api/v1/thread/%00")]
    public void A_thread_that_nobody_knows_is_not_found(string path)
    {
        using var emulation = Emulation.Of(Thread);
        Assert.That((emulation.Get(path).Status, emulation.Get(path).Code), Is.EqualTo((404, "thread_not_found")));
        Assert.That(emulation.Ask("GET", path).Status, Is.EqualTo(401));
    }

    [Test]
    public void An_id_in_the_path_is_decoded()
    {
        using var emulation = Emulation.Of("data: { algoreg: { threads: [{ id: \"a b/ä\" }] } }\n");
        Assert.That(emulation.Get("/api/v1/thread/a%20b%2F%C3%A4").Json.GetProperty("id").GetString(), Is.EqualTo("a b/ä"));
    }

    [Test]
    public void Every_account_sees_every_thread()
    {
        using var emulation = Emulation.Of("accounts: { algoreg: [{ email: a@x.test, password: a }, { email: b@x.test, password: b, bearer: b }] }\ndata: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Message("""{"thread_id":"t-1"}""", Convert.ToBase64String("a@x.test:a"u8));
        Assert.That(emulation.Ask("GET", List, "", new Header("Authorization", "Bearer b")).Json.GetProperty("total").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void The_total_counts_what_the_pages_hold_and_the_state_tells_what_is_no_longer_kept()
    {
        using var emulation = Emulation.Of(Thread);
        for (var i = 0; i < 20; i++)
        {
            emulation.Message($$"""{"thread_id":"t-1","content":"{{new string('c', 4_000_000)}}"}""");
        }

        var state = emulation.State().GetProperty("algoreg").GetProperty("threads")[0];
        var total = emulation.Get(List + "?limit=1").Json.GetProperty("total").GetInt32();
        Assert.That((total, emulation.Get("/api/v1/thread/t-1").Json.GetProperty("message_count").GetInt32()), Is.EqualTo((7, 7)));
        Assert.That((state.GetProperty("message_count").GetInt32(), state.GetProperty("messages_dropped").GetInt64()), Is.EqualTo((7, 13L)));
    }

    [Test]
    public void The_state_shows_what_the_vendor_takes_and_no_read_of_it_shows()
    {
        using var emulation = Emulation.Of();
        emulation.Message("""{"to":"a","mailbox_id":"mb","priority":2.0,"read":false,"delivery":{"at":"noon","token":"t0ps3cret"},"set_reminder":{"delay":5}}""");
        var message = emulation.Messages().Single();
        Assert.That((message.GetProperty("mailbox_id").GetString(), message.GetProperty("priority").GetInt64(), message.GetProperty("read").GetBoolean()), Is.EqualTo(("mb", 2L, false)));
        Assert.That(message.GetProperty("set_reminder").GetRawText(), Is.EqualTo("""{"delay":5,"number_left":null}"""));
        Assert.That(message.GetProperty("delivery").GetString(), Does.StartWith("""{"at":"noon","token":"***""").And.Not.Contain("t0ps3cret"));
    }

    [Test]
    public void A_read_has_no_effect_whatever_a_rule_for_all_operations_wishes()
    {
        using var emulation = Emulation.Of(Thread + "rules: [{ name: twice, calls: \"algoreg.*\", effect: twice }, { name: late, calls: \"*\", effect: { late: 45s } }]\n");
        emulation.Message("""{"thread_id":"t-1"}""");
        var read = emulation.Get(List);
        Assert.That((read.Status, read.Effect, read.Json.GetProperty("total").GetInt32(), emulation.Ledger().GetArrayLength()), Is.EqualTo((200, Effect.None, 2, 1)));
    }

    [Test]
    public void A_lost_reply_of_a_read_needs_no_effect_and_a_wished_effect_is_a_problem()
    {
        Assert.That(Problems("calls: algoreg.get_thread, delivery: reset"), Is.Empty);
        Assert.That(Problems("calls: [algoreg.get_thread, algoreg.open_chat], effect: applied").Single(), Does.Contain("`algoreg.get_thread` and `algoreg.open_chat` only read"));
    }

    [Test]
    public void A_rule_looks_at_the_query_of_a_read_and_at_no_body()
    {
        using var emulation = Emulation.Of(Thread + "rules: [{ name: all, calls: algoreg.list_messages, when: { query.limit: 100 }, answer: { error: timeout } }, { name: never, calls: \"*\", when: { body.limit: { exists: true } }, answer: { error: timeout } }]\n", ignoreWarnings: true);
        Assert.That((emulation.Get(List + "?limit=100").Status, emulation.Get(List + "?limit=99").Status), Is.EqualTo((504, 200)));
        Assert.That(Problems("calls: algoreg.list_messages, when: { body.limit: 1 }, delivery: reset").Single(), Is.EqualTo("`body.limit` is in no body that `algoreg.list_messages` takes. What stands in the query is `query.limit`."));
    }

    [Test]
    public void Head_is_decided_as_get_is()
    {
        using var emulation = Emulation.Of(Thread);
        var authorization = new Header("Authorization", $"Basic {Emulation.Algoreg}");
        Assert.That(emulation.Ask("HEAD", List, "", authorization).Body, Is.EqualTo(emulation.Get(List).Body));
        Assert.That(emulation.Ask("DELETE", List, "", authorization).Header("Allow"), Is.EqualTo("GET, HEAD"));
    }

    private static Emulation Five(string yaml = "")
    {
        var emulation = Emulation.Of(yaml + Thread);
        for (var i = 0; i < 5; i++)
        {
            emulation.Message($$"""{"thread_id":"t-1","content":"{{i}}"}""");
        }

        return emulation;
    }

    private static string Contents(System.Text.Json.JsonElement answer) =>
        string.Join(',', answer.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()));

    private static List<string> Problems(string rule) =>
        [.. new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]).LoadText($"scenario: test\nrules: [{{ name: r, {rule} }}]\n").Problems.Select(problem => problem.Text)];
}
