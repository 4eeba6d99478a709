using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>What the language says of the real vendors.</summary>
public sealed class VendorLanguageTests
{
    private static readonly Loader Loader = new([.. Vendors.All().Select(provider => provider.Catalogue)]);

    [TestCase("signalwire", "rate_limit: off", "`rate_limit`")]
    [TestCase("algoreg", "lock_after: 5", "`lock_after`")]
    public void A_profile_key_of_a_later_version_is_not_called_unknown(string provider, string key, string named) =>
        Assert.That(Wrong($"profile: {{ {provider}: {{ {key} }} }}"), Is.EqualTo(new[]
        {
            $"{named} is part of the language, but this version cannot do it yet. Take it out, or use a later version.",
        }));

    [Test]
    public void A_profile_key_of_a_later_version_belongs_to_its_own_provider() =>
        Assert.That(Wrong("profile: { algoreg: { rate_limit: off } }").Single(), Does.Contain("not a key of the profile of algoreg"));

    private static IReadOnlyList<string> Wrong(string yaml) =>
        [.. Loader.LoadText($"scenario: test\n{yaml}\n").Problems.Select(problem => problem.Text)];
}
