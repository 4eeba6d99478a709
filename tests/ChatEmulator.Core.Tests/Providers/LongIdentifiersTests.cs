namespace ChatEmulator.Core.Tests.Providers;

/// <summary>An identifier may be as long as the body that carries it; what is kept of it may not.</summary>
public sealed class LongIdentifiersTests
{
    private static readonly string Long = new('i', 1_000_000);

    [Test]
    public void The_ledger_keeps_the_beginning_of_a_long_key_and_tells_two_of_them_apart()
    {
        using var emulation = Emulation.Of();
        emulation.Message($"{{\"to\":\"a@b.test\",\"ext_msg_id\":\"{Long}\"}}");
        emulation.Message($"{{\"to\":\"a@b.test\",\"ext_msg_id\":\"{Long}2\"}}");
        emulation.EndUser($"{{\"external_id\":\"{Long}\"}}");
        emulation.EndUser($"{{\"emails\":[\"{Long}@b.test\"]}}");
        emulation.Token($"{{\"ttl\":60,\"channels\":{{\"a\":{{\"read\":true}}}},\"member_id\":\"{Long[..250]}\"}}");
        Assert.That(emulation.Ledger().EnumerateArray().Select(entry => (entry.GetProperty("key").GetString()!.Length < 400, entry.GetProperty("applied").GetInt32())), Is.EqualTo(Enumerable.Repeat((true, 1), 5)));
    }

    [TestCase("{\"thread_id\":\"LONG\"}")]
    [TestCase("{\"to\":\"a@b.test\",\"ext_msg_id\":\"LONG\"}")]
    public void A_refusal_does_not_repeat_a_long_identifier(string body)
    {
        using var emulation = Emulation.Of("profile: { algoreg: { dedupe: reject } }\n");
        var long1 = body.Replace("LONG", Long, StringComparison.Ordinal);
        emulation.Message(long1);
        var refused = emulation.Message(long1);
        Assert.That((refused.Status is 404 or 409, refused.Body.Length < 2_000), Is.EqualTo((true, true)));
    }
}
