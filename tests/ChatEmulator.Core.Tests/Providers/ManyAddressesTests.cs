namespace ChatEmulator.Core.Tests.Providers;

public sealed class ManyAddressesTests
{
    [Test]
    public void Of_a_million_addresses_the_first_thousand_are_contacts()
    {
        using var emulation = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        var to = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"a{i}"));
        emulation.Message($"{{\"thread_id\":\"t-1\",\"to\":\"{to}\"}}");
        var thread = emulation.Send("GET", "/api/v1/thread/t-1", "", Emulation.Algoreg).Json;
        Assert.That(thread.GetProperty("contacts").EnumerateArray().Select(contact => contact.GetString()).Take(2).Append($"{thread.GetProperty("contacts").GetArrayLength()}"), Is.EqualTo(new[] { "a0", "a1", "1000" }));
    }

    [Test]
    public void A_name_that_is_no_address_is_not_repeated_it_may_be_the_password()
    {
        using var emulation = Emulation.Of();
        var refused = emulation.Message("{\"to\":\"a@b.test\"}", Convert.ToBase64String("hunter2:api@acme.test"u8));
        Assert.That((refused.Status, refused.Body.Contains("hunter2", StringComparison.Ordinal), refused.Outcome.Why), Is.EqualTo((401, false, refused.Outcome.Why)));
        Assert.That(refused.Outcome.Why, Does.Contain("swapped").And.Not.Contain("hunter2"));
    }
}
