namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>What took effect, when, by which call, and what is the same under another name.</summary>
public sealed class LedgerTests
{
    private const string Chat = """{"ttl":60,"channels":{"a":{"read":true}},"member_id":"ada"}""";

    [Test]
    public void Each_time_that_a_change_was_made_is_told_with_its_instant_and_its_call()
    {
        using var emulation = Emulation.Of();
        emulation.Message(Hello("m-1"));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(10));
        emulation.Token(Chat);
        emulation.Message(Hello("m-1"));
        Assert.That(Made(emulation), Is.EqualTo(new[]
        {
            """[{"at":"2026-01-15T09:00:00Z","call":1},{"at":"2026-01-15T09:00:10Z","call":3}]""",
            """[{"at":"2026-01-15T09:00:10Z","call":2}]""",
        }));
    }

    [Test]
    public void What_is_made_late_is_told_at_its_own_instant_and_what_is_swallowed_not_at_all()
    {
        using var emulation = Emulation.Of("""
            profile: { algoreg: { dedupe: first_wins } }
            rules: [{ name: late, calls: algoreg.create_message, times: 1, effect: { late: 45s } }]
            """);
        emulation.Message(Hello("m-1"));
        Assert.That(Made(emulation), Is.EqualTo(new[] { "[]" }));
        emulation.World.Clock.Advance(TimeSpan.FromHours(1));
        emulation.Message(Hello("m-1"));
        Assert.That(Made(emulation), Is.EqualTo(new[] { """[{"at":"2026-01-15T09:00:45Z","call":1}]""" }));
        Assert.That((Number(emulation, "applied"), Number(emulation, "duplicates"), Calls(emulation)), Is.EqualTo((1, 1, "[1,2]")));
    }

    [Test]
    public void What_one_call_does_twice_is_told_twice_and_what_it_does_not_do_is_no_entry()
    {
        using var emulation = Emulation.Of("""
            rules:
              - { name: twice, calls: algoreg.create_message, times: 1, effect: twice, delivery: reset }
              - { name: lost, calls: algoreg.create_message, effect: none, delivery: reset }
            """);
        emulation.Message(Hello("m-1"));
        emulation.Message(Hello("m-2"));
        Assert.That(Made(emulation), Is.EqualTo(new[] { """[{"at":"2026-01-15T09:00:00Z","call":1},{"at":"2026-01-15T09:00:00Z","call":1}]""" }));
        Assert.That((Number(emulation, "applied"), Calls(emulation)), Is.EqualTo((2, "[1]")));
    }

    [Test]
    public void A_message_without_an_id_that_is_sent_again_is_one_entry()
    {
        using var emulation = Emulation.Of();
        emulation.Message("""{"to":"ada@example.com","content":"Hi"}""");
        emulation.Message("""{ "content":"Hi", "to":"ada@example.com" }""");
        emulation.Message("""{"to":"ada@example.com","content":"Hi!"}""");
        Assert.That(emulation.Ledger().EnumerateArray().Select(entry => entry.GetProperty("applied").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public void A_message_that_is_sent_again_under_another_id_is_told_to_be_alike()
    {
        using var emulation = Emulation.Of();
        emulation.Message(Hello("m-1"));
        emulation.Message(Hello("m-2"));
        emulation.Message(Hello("m-3", "Bye"));
        emulation.Message("""{"to":"ada@example.com","content":"Hello"}""");
        emulation.Token(Chat);
        Assert.That(Alike(emulation), Is.EqualTo(new[] { 2, 2, 0, 2, 0 }));
        Assert.That(emulation.Ledger()[0].GetProperty("alike")[0].GetString(), Is.EqualTo("ext_msg_id m-2"));
    }

    [Test]
    public void Messages_of_two_accounts_are_not_alike_and_what_is_in_an_attachment_counts()
    {
        const string Accounts = "accounts: { algoreg: [{ email: api@acme.test, password: secret }, { email: b@acme.test, password: secret }] }";
        using var emulation = Emulation.Of(Accounts);
        emulation.Message(Hello("m-1"));
        emulation.Message(Hello("m-2"), Convert.ToBase64String("b@acme.test:secret"u8));
        emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-3","attachments":[{"name":"a","file":"YQ=="}]}""");
        emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-4","attachments":[{"name":"a","file":"Yg=="}]}""");
        Assert.That(Alike(emulation), Is.EqualTo(new[] { 0, 0, 0, 0 }));
    }

    [Test]
    public void Of_an_entry_with_very_many_calls_the_first_are_told_and_the_count_is_of_all()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 300; i++)
        {
            emulation.Message(Hello("m-1"));
        }

        var entry = emulation.Ledger()[0];
        Assert.That((entry.GetProperty("made").GetArrayLength(), entry.GetProperty("calls").GetArrayLength(), Number(emulation, "applied")), Is.EqualTo((200, 200, 300)));
    }

    private static string Hello(string id, string content = "Hello") => $$"""{"to":"ada@example.com","content":"{{content}}","ext_msg_id":"{{id}}"}""";

    private static IEnumerable<string> Made(Emulation emulation) => emulation.Ledger().EnumerateArray().Select(entry => entry.GetProperty("made").GetRawText());

    private static IEnumerable<int> Alike(Emulation emulation) => emulation.Ledger().EnumerateArray().Select(entry => entry.GetProperty("alike").GetArrayLength());

    private static int Number(Emulation emulation, string name) => emulation.Ledger()[0].GetProperty(name).GetInt32();

    private static string Calls(Emulation emulation) => emulation.Ledger()[0].GetProperty("calls").GetRawText();
}
