namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Which thread a message joins, and that the state says by which rule.</summary>
public sealed class ThreadingTests
{
    private const string BySubject = "profile: { algoreg: { threading: to_and_subject } }\n";

    [Test]
    public void The_state_says_by_which_rule_a_message_joined_its_thread()
    {
        using var emulation = Emulation.Of(BySubject + "data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Message("""{"thread_id":"t-1","ext_msg_id":"a"}""");
        emulation.Message("""{"reply_to_ext_msg_id":"a"}""");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel"}""");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel"}""");
        Assert.That(Joined(emulation), Is.EqualTo(new[] { "thread_id", "reply", "new", "to_and_subject" }));
    }

    [Test]
    public void By_default_the_same_address_and_subject_begin_another_thread()
    {
        using var emulation = Emulation.Of();
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel"}""");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel"}""");
        Assert.That((Joined(emulation).Distinct().Single(), Threads(emulation).Distinct().Count()), Is.EqualTo(("new", 2)));
    }

    [TestCase("""{"to":"ada@example.com","subject":"Re: Parcel"}""", true)]
    [TestCase("""{"to":"ADA@example.com","subject":"RE: re:  parcel "}""", true)]
    [TestCase("""{"to":"Ada Lovelace <ada@example.com>","subject":"Parcel"}""", true)]
    [TestCase("""{"to":"ada@example.com","subject":"Parcels"}""", false)]
    [TestCase("""{"to":"bob@example.com","subject":"Parcel"}""", false)]
    [TestCase("""{"to":"ada@example.com"}""", false)]
    [TestCase("""{"from_customer_id":"c-1","subject":"Parcel"}""", false)]
    public void A_topic_is_addresses_and_subject_without_case_and_Re(string second, bool joins)
    {
        using var emulation = Emulation.Of(BySubject);
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel"}""");
        emulation.Message(second);
        Assert.That(Threads(emulation).Distinct().Count() == 1, Is.EqualTo(joins));
    }

    [Test]
    public void The_first_message_of_a_thread_is_what_it_is_about()
    {
        using var emulation = Emulation.Of(BySubject + "data: { algoreg: { threads: [{ id: t-1, subject: Welcome }] } }\n");
        emulation.Message("""{"thread_id":"t-1","to":"ada@example.com","subject":"Parcel"}""");
        emulation.Message("""{"thread_id":"t-1","to":"ada@example.com","subject":"Invoice"}""");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel"}""");
        emulation.Message("""{"to":"ada@example.com","subject":"Invoice"}""");
        Assert.That(Joined(emulation), Is.EqualTo(new[] { "thread_id", "thread_id", "to_and_subject", "new" }));
    }

    [TestCase("""{"to":"ada@example.com","subject":"Parcel"}""")]
    [TestCase("""{"reply_to_ext_msg_id":"a"}""")]
    public void Neither_a_topic_nor_a_reply_leads_into_another_accounts_thread(string second)
    {
        using var emulation = Emulation.Of(BySubject + "accounts: { algoreg: [{ email: a@x.test, password: a }, { email: b@x.test, password: b }] }\n");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel","ext_msg_id":"a"}""", Convert.ToBase64String("a@x.test:a"u8));
        emulation.Message(second, Convert.ToBase64String("b@x.test:b"u8));
        Assert.That(Joined(emulation), Is.EqualTo(new[] { "new", "new" }));
    }

    [Test]
    public void A_reply_to_a_message_that_nobody_knows_begins_a_thread()
    {
        using var emulation = Emulation.Of();
        emulation.Message("""{"reply_to_ext_msg_id":"nobody"}""");
        Assert.That(Joined(emulation), Is.EqualTo(new[] { "new" }));
    }

    [Test]
    public void A_message_that_is_made_twice_begins_two_threads()
    {
        using var emulation = Emulation.Of("rules: [{ name: twice, calls: algoreg.create_message, effect: twice }]\n");
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(Threads(emulation), Is.Unique);
    }

    [Test]
    public void A_late_message_joins_by_what_is_there_at_its_instant()
    {
        using var emulation = Emulation.Of(BySubject + "rules: [{ name: late, calls: algoreg.create_message, times: 1, effect: { late: 45s } }]\n");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel","content":"late"}""");
        emulation.Message("""{"to":"ada@example.com","subject":"Parcel","content":"in time"}""");
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Joined(emulation), Is.EqualTo(new[] { "new", "to_and_subject" }));
    }

    private static List<string?> Joined(Emulation emulation) => [.. emulation.Messages().Select(message => message.GetProperty("joined").GetString())];

    private static List<string?> Threads(Emulation emulation) => [.. emulation.Messages().Select(message => message.GetProperty("thread_id").GetString())];
}
