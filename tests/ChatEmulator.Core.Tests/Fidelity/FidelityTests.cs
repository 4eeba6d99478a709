using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Fidelity;

internal sealed class FidelityTests
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
    public void Another_reading_contradicts_its_own_rules(Provider provider, string key, string reading) =>
        Contradicts(provider, key, reading, FidelityTable.Of(provider).Where(receipt => receipt.Profile == key));

    // What takes thousands of calls is asked for under its own key alone.
    [TestCaseSource(nameof(Readings))]
    [Category("Long")]
    public void Another_reading_contradicts_its_own_rules_and_no_other(Provider provider, string key, string reading) =>
        Contradicts(provider, key, reading, FidelityTable.Of(provider).Where(receipt => receipt.Profile == key || receipt.Probes.All(probe => !probe.Needs.HasFlag(ProbeNeeds.Burst))));

    private static void Contradicts(Provider provider, string key, string reading, IEnumerable<Receipt> rules)
    {
        var table = rules.ToList();
        var findings = Probed.Against(provider, table, $"{key}: {reading}").ToList();
        Assert.That(
            findings.Where(finding => finding.Standing == Standing.Contradicted).Select(finding => finding.Receipt.Id),
            Is.EqualTo(table.Where(receipt => receipt.Profile == key).Select(receipt => receipt.Id)).And.Not.Empty);
        Assert.That(
            findings.Where(finding => finding.Standing == Standing.NotTellable).Select(finding => finding.Why),
            Has.All.Contain("another rule is not kept that the probe builds on"));
    }

    // What a server answers that keeps no rule at all: other statuses, other bodies, no headers.
    private static readonly Func<Reply, Reply>[] Otherwise =
    [
        answer => new Reply(answer.Status is >= 200 and < 300 ? 409 : 207, answer.ContentType, answer.Body, answer.Headers),
        answer => new Reply(answer.Status, answer.ContentType, "{}"u8.ToArray(), answer.Headers),
        answer => new Reply(answer.Status, "application/json", answer.Body),
        _ => new Reply(400, "application/json", "{\"errors\":[{\"code\":\"bad_request\"}]}"u8.ToArray()),
        answer => new Reply(answer.Status == 401 ? 402 : answer.Status + 1, answer.ContentType, answer.Body, answer.Headers),
    ];

    // What takes thousands of calls is contradicted in the test of its key.
    private static IEnumerable<TestCaseData> Light() =>
        Rules().Where(rule => ((Receipt)rule.Arguments[1]!).Probes.All(probe => !probe.Needs.HasFlag(ProbeNeeds.Burst)));

    [TestCaseSource(nameof(Light))]
    public void Every_rule_of_the_table_is_contradicted_by_a_server_that_answers_otherwise(Provider provider, Receipt receipt)
    {
        var standings = Otherwise.SelectMany(otherwise => Probed.Against(provider, [receipt], otherwise: otherwise, lastOnly: true)).Select(finding => finding.Standing);
        Assert.That(standings, Has.Some.EqualTo(Standing.Contradicted));
    }

    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("{\"total\":\"x\",\"messages\":7,\"token\":1,\"access_token\":null,\"errors\":[1,{}]}")]
    [TestCase("<html>")]
    [TestCase("")]
    public void Whatever_a_server_answers_is_a_finding_and_no_failure(string body)
    {
        foreach (var provider in Vendors.All())
        {
            var table = FidelityTable.Of(provider).Where(receipt => receipt.Probes.All(probe => !probe.Needs.HasFlag(ProbeNeeds.Burst))).ToList();
            var findings = Probed.Against(provider, table, otherwise: _ => new Reply(200, "application/json", System.Text.Encoding.UTF8.GetBytes(body)));
            Assert.That(findings.Count(), Is.EqualTo(table.Count));
        }
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
