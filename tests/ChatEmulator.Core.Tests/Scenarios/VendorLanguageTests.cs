using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>What the language says of the real vendors.</summary>
public sealed class VendorLanguageTests
{
    private static readonly Loader Loader = new([.. Vendors.All().Select(provider => provider.Catalogue)]);

    [TestCase("-1", "`lock_after` is at least 0, but this is `-1`.")]
    [TestCase("many", "lock_after")]
    public void A_number_below_the_least_is_told(string value, string told) =>
        Assert.That(Wrong($"profile: {{ algoreg: {{ lock_after: {value} }} }}").Single(), Does.Contain(told));

    [Test]
    public void A_profile_key_belongs_to_its_own_provider() =>
        Assert.That(Wrong("profile: { algoreg: { rate_limit: off } }").Single(), Does.Contain("not a key of the profile of algoreg"));

    [TestCase("threads: [{ id: t-1 }, { id: t-1 }]", "There is already an entry of `threads` with `id: t-1` on line 2.")]
    [TestCase(
        "customers: [{ external_id: c-1 }, { external_id: c-1 }]",
        "There is already an entry of `customers` with `external_id: c-1` on line 2.")]
    [TestCase(
        "customers: [{ external_id: c-1 }], threads: [{ id: t-1, customer: c1 }]",
        "No entry of `customers` has `external_id: c1`. Did you mean `c-1`?")]
    [TestCase("threads: [{ id: t-1, customer: c-1 }]", "Declare it under `customers`, or leave `customer` out.")]
    public void Data_that_contradicts_itself_is_a_problem(string data, string told) =>
        Assert.That(Wrong($"data: {{ algoreg: {{ {data} }} }}").Single(), Does.Contain(told));

    [TestCase("threads: [{ id: t-1, customer: c-1 }], customers: [{ external_id: c-1 }]")]
    [TestCase("threads: [{ id: c-1 }], customers: [{ external_id: c-1 }]")]
    public void Data_that_fits_together_is_sound_in_whichever_order(string data) =>
        Assert.That(Wrong($"data: {{ algoreg: {{ {data} }} }}"), Is.Empty);

    [Test]
    public void Whatever_a_field_of_a_vendor_refers_to_is_there()
    {
        foreach (var catalogue in Loader.Catalogues)
        {
            var names = catalogue.Data.SelectMany(kind => kind.Value.Select(field => $"{kind.Key}.{field.Name}")).ToList();
            var referred = catalogue.Data.SelectMany(kind => kind.Value).Select(field => field.RefersTo).OfType<string>();
            Assert.That(referred, Is.SubsetOf(names));
        }
    }

    private static IReadOnlyList<string> Wrong(string yaml) =>
        [.. Loader.LoadText($"scenario: test\n{yaml}\n").Problems.Select(problem => problem.Text)];
}
