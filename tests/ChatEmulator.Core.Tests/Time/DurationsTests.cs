using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

public sealed class DurationsTests
{
    [TestCase("250ms", 250)]
    [TestCase("3s", 3_000)]
    [TestCase("1.5s", 1_500)]
    [TestCase("5m", 300_000)]
    [TestCase("1h", 3_600_000)]
    [TestCase("30d", 2_592_000_000)]
    public void A_duration_is_a_number_with_a_unit(string text, double milliseconds)
    {
        Assert.That(Durations.TryRead(text, out var duration), Is.True);
        Assert.That(duration.TotalMilliseconds, Is.EqualTo(milliseconds));
    }

    [TestCase("3")]
    [TestCase("")]
    [TestCase("s")]
    [TestCase("-3s")]
    [TestCase("3 weeks")]
    [TestCase("1e3s")]
    [TestCase("99999999d")]
    [TestCase("1.2.3s")]
    public void Anything_else_is_not(string text) => Assert.That(Durations.TryRead(text, out _), Is.False);

    [TestCase("250ms")]
    [TestCase("3s")]
    [TestCase("90s")]
    [TestCase("1h")]
    [TestCase("30d")]
    [TestCase("0s")]
    [TestCase("1.5ms")]
    public void It_is_written_as_it_is_read(string text)
    {
        Durations.TryRead(text, out var duration);
        Assert.That(Durations.Text(duration), Is.EqualTo(text));
    }
}
