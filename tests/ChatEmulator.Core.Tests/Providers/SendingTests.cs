using System.Text.Json;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Messages that are taken and then cannot be sent.</summary>
public sealed class SendingTests
{
    private const string Data = "data: { algoreg: { threads: [{ id: t-1 }] } }\n";
    private const string Full = "fail_sending: { after: 30s, error: The mailbox is full. }";

    [Test]
    public void A_message_says_that_it_failed_from_its_instant_on_and_not_before()
    {
        using var emulation = Of($"{{ name: full, calls: algoreg.create_message, times: 1, {Full} }}");
        Send(emulation, "m-1");
        Send(emulation, "m-2");
        Assert.That(Errors(emulation), Is.EqualTo(new string?[] { null, null }));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.That(Errors(emulation), Is.EqualTo(new string?[] { null, null }));
        emulation.World.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.That(Errors(emulation), Is.EqualTo(new[] { "The mailbox is full.", null }));
        Assert.That(emulation.Messages().Select(Error), Is.EqualTo(new[] { "The mailbox is full.", null }));
        Assert.That(Error(emulation.Get("/api/v1/thread/t-1").Json.GetProperty("last_message")), Is.Null);
    }

    [Test]
    public void Made_twice_both_fail()
    {
        using var emulation = Of($"{{ name: full, calls: algoreg.create_message, effect: twice, {Full} }}");
        Send(emulation, "m-1");
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Errors(emulation), Is.EqualTo(new[] { "The mailbox is full.", "The mailbox is full." }));
    }

    [Test]
    public void A_late_one_fails_so_long_after_it_took_effect()
    {
        using var emulation = Of($"{{ name: full, calls: algoreg.create_message, effect: {{ late: 45s }}, {Full} }}");
        Send(emulation, "m-1");
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(74));
        Assert.That(Errors(emulation), Is.EqualTo(new string?[] { null }));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Error(emulation.Get("/api/v1/thread/t-1").Json.GetProperty("last_message")), Is.EqualTo("The mailbox is full."));
    }

    [Test]
    public void Without_a_time_it_fails_at_once_and_a_swallowed_duplicate_lets_nothing_fail()
    {
        using var emulation = Of("{ name: full, calls: algoreg.create_message, when: { body.subject: bad }, fail_sending: { error: No such address. } }", "profile: { algoreg: { dedupe: first_wins } }\n");
        Send(emulation, "m-1");
        Send(emulation, "m-1", "bad");
        Send(emulation, "m-2", "bad");
        Assert.That(Errors(emulation), Is.EqualTo(new[] { null, "No such address." }));
    }

    private static Emulation Of(string rule, string yaml = "") => Emulation.Of($"{Data}{yaml}rules:\n  - {rule}\n");

    private static void Send(Emulation emulation, string id, string subject = "a") =>
        emulation.Message($$"""{"thread_id":"t-1","ext_msg_id":"{{id}}","subject":"{{subject}}"}""");

    private static IEnumerable<string?> Errors(Emulation emulation) =>
        emulation.Get("/api/v1/thread/t-1/messages").Json.GetProperty("messages").EnumerateArray().Select(Error);

    private static string? Error(JsonElement message) => message.GetProperty("error_when_trying_to_send").GetString();
}
