using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Fidelity;

public sealed class FidelityTests
{
    private static IEnumerable<TestCaseData> Rules() =>
        from provider in Vendors.All()
        from receipt in FidelityTable.Of(provider)
        select new TestCaseData(provider, receipt).SetArgDisplayNames($"{provider.Catalogue.Provider} {receipt.Id}");

    private static IEnumerable<TestCaseData> Readings() =>
        from provider in Vendors.All()
        from key in provider.Catalogue.Profile
        from reading in Other(key)
        select new TestCaseData(provider, key.Option.Name, reading).SetArgDisplayNames($"{provider.Catalogue.Provider} {key.Option.Name}: {reading}");

    [TestCaseSource(nameof(Rules))]
    public void Every_rule_of_the_table_is_confirmed_by_the_emulator(Provider provider, Receipt receipt) =>
        Assert.That(Probed.Against(provider, [receipt]).Select(finding => (finding.Standing, finding.Why)).Single(), Is.EqualTo((Standing.Confirmed, (string?)null)));

    [TestCaseSource(nameof(Readings))]
    public void Another_reading_contradicts_its_own_rules_and_no_other(Provider provider, string key, string reading)
    {
        // What takes thousands of calls is asked for under its own key alone.
        var table = FidelityTable.Of(provider).Where(receipt => receipt.Profile == key || receipt.Probes.All(probe => !probe.Needs.HasFlag(ProbeNeeds.Heavy))).ToList();
        var contradicted = Probed.Against(provider, table, $"{key}: {reading}").Where(finding => finding.Standing != Standing.Confirmed);
        Assert.That(contradicted.Select(finding => finding.Receipt.Id), Is.EqualTo(table.Where(receipt => receipt.Profile == key).Select(receipt => receipt.Id)).And.Not.Empty);
    }

    [Test]
    public void No_two_rules_of_a_provider_have_one_name() =>
        Assert.That(Vendors.All().Select(provider => FidelityTable.Of(provider).Select(receipt => receipt.Id)), Is.All.Unique);

    private static IEnumerable<string> Other(ProfileKey key) => key.Option switch
    {
        { OneOf: { } words, Default: { } standard } => words.Where(word => word != $"{standard}"),
        { Kind: Options.OptionKind.Duration } => ["7m"],
        { Kind: Options.OptionKind.Number } => ["3"],
        _ => ["other"],
    };
}
