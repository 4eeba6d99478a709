using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Exchanges;

public sealed class BriefTests
{
    [Test]
    public void A_short_text_stays_as_it_is() => Assert.That(Brief.Of(new string('a', 300)), Is.EqualTo(new string('a', 300)));

    [Test]
    public void A_long_text_is_its_beginning_and_what_tells_it_from_others()
    {
        var (one, other) = (Brief.Of(new string('a', 20_000_000)), Brief.Of(new string('a', 19_999_999) + "b"));
        Assert.That(one, Does.StartWith(new string('a', 300) + "… (20,000,000 characters, ").And.Length.LessThan(350).And.Not.EqualTo(other));
    }

    [Test]
    public void A_pair_of_surrogates_is_not_cut_in_two() =>
        Assert.That(Brief.Of(new string('a', 299) + "😀" + new string('b', 100)), Does.StartWith(new string('a', 299) + "…"));
}
