using ChatEmulator.Deliveries;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class LanguageTests
{
    [Test]
    public void Whatever_the_menu_offers_is_not_called_missing_from_this_version()
    {
        foreach (var word in Menu.All)
        {
            Assert.That(Fake.Wrong($"calls: post.read_letter, delivery: {word.Example}"), Is.Empty);
        }
    }

    [TestCase("times", "tiems")]
    [TestCase("retry_after", "retryAfter")]
    [TestCase("retry_after", "Retry-After")]
    [TestCase("calls", "call")]
    [TestCase(null, "zebra")]
    [TestCase(null, "")]
    public void The_nearest_known_name_is_the_one_that_was_probably_meant(string? meant, string written) => Assert.That(
        ChatEmulator.Scenarios.Sources.Nearest.Of(written, ["times", "after", "calls", "retry_after", "at"]), Is.EqualTo(meant));
}
