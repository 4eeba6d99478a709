using ChatEmulator.Providers.Algoreg;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class MailboxTests
{
    [Test]
    public void A_key_is_known_as_long_as_one_of_its_messages_is_kept()
    {
        var mailbox = new Mailbox();
        Add(mailbox, "key");
        Add(mailbox, "key");
        for (var i = 0; i < 9_999; i++)
        {
            Add(mailbox, $"other {i}");
        }

        Assert.That((mailbox.Dropped, mailbox.HasMessage("a", "key")), Is.EqualTo((1L, true)));
        Add(mailbox, "one more");
        Assert.That((mailbox.Dropped, mailbox.HasMessage("a", "key")), Is.EqualTo((2L, false)));
    }

    [Test]
    public void What_a_reply_joins_does_not_depend_on_when_somebody_first_asked()
    {
        var (asked, unasked) = (new Mailbox(), new Mailbox());
        Assert.That(asked.HasMessage("a", "key"), Is.False);
        foreach (var mailbox in new[] { asked, unasked })
        {
            Add(mailbox, "key", "first");
            Add(mailbox, "key", "second");
            for (var i = 0; i < 9_999; i++)
            {
                Add(mailbox, $"other {i}", "long");
            }

            Assert.That(mailbox.Dropped, Is.EqualTo(1));
            Assert.That(mailbox.Place(new Message { Account = "a", ReplyToExtMsgId = "key" }, "new"), Is.EqualTo(("first", Joined.Reply)));
        }
    }

    [Test]
    public void A_thread_that_a_message_began_goes_with_its_last_message_and_a_declared_one_stays()
    {
        var mailbox = new Mailbox();
        mailbox.Declare(new Conversation("declared", null, null, default, Declared: true));
        Add(mailbox, "first", "declared");
        Add(mailbox, "second", "begun");
        for (var i = 0; i < 10_000; i++)
        {
            Add(mailbox, $"other {i}", "long");
        }

        Assert.That(mailbox.Threads.Select(thread => thread.Id), Is.EqualTo(new[] { "declared", "long" }));
    }

    private static void Add(Mailbox mailbox, string key, string thread = "t") =>
        mailbox.Add(key, new Message { Account = "a", ExtMsgId = key }, thread, default, Joined.ThreadId);
}
