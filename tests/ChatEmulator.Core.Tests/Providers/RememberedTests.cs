using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class RememberedTests
{
    [Test]
    public void When_it_is_full_the_oldest_member_is_forgotten_and_counted()
    {
        var remembered = new Remembered<int>(most: 3);
        foreach (var member in Enumerable.Range(1, 5))
        {
            remembered.Add(member);
        }

        Assert.That((remembered.Has(2), remembered.Has(3), remembered.Count, remembered.Forgotten), Is.EqualTo((false, true, 3, 2L)));
    }

    [Test]
    public void Members_that_left_make_room_and_leave_nothing_behind()
    {
        var remembered = new Remembered<int>(most: 3);
        remembered.Add(-1);
        foreach (var member in Enumerable.Range(1, 100_000))
        {
            remembered.Add(member);
            remembered.Remove(member);
        }

        Assert.That((remembered.Has(-1), remembered.Count, remembered.Forgotten), Is.EqualTo((true, 1, 0L)));
        Assert.That(remembered.Waiting, Is.LessThan(100));
    }
}
