using ChatEmulator.Contracts;
using ChatEmulator.Fidelity;
using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Fidelity;

/// <summary>A probe that no change of its rule can make fail would be a receipt for nothing.</summary>
internal sealed class MutationTests
{
    private static IEnumerable<TestCaseData> Mutations() =>
        from provider in Vendors.All()
        from operation in provider.Operations
        where Contract(provider, operation.Entry.Name) is not null
        from row in Rows(Contract(provider, operation.Entry.Name)!)
        from mutation in Of(row.Row, provider.Catalogue.Errors.Last(error => error.Name != row.Row.Code).Name)
        select new TestCaseData(provider.Catalogue.Provider, operation.Entry.Name, row.Index, $"{row.Path} {row.Row.Rule.About}", mutation.Changed)
            .SetArgDisplayNames($"{operation.Entry.Name} {row.Path} {row.Row.Rule.About}: {mutation.About}");

    [TestCaseSource(nameof(Mutations))]
    public void A_table_with_one_row_changed_fails_a_probe(string vendor, string operation, int index, string rule, Constraint? changed)
    {
        IReadOnlyList<Provider> Mutated() => [.. Vendors.All().Select(each => each.Catalogue.Provider == vendor ? new Mutant(each, operation, index, changed) : each)];
        var provider = Vendors.All().Single(each => each.Catalogue.Provider == vendor);
        var verb = operation[(operation.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var rules = FidelityTable.Of(provider).Where(receipt => receipt.Id.StartsWith(verb, StringComparison.Ordinal)).OrderByDescending(receipt => receipt.About.StartsWith(rule, StringComparison.Ordinal));
        Assert.That(Probed.Against(provider, rules, vendors: Mutated).Select(finding => finding.Standing), Has.Some.Not.EqualTo(Standing.Confirmed));
    }

    // In the order in which a mutant walks them.
    private static IEnumerable<(int Index, string Path, Constraint Row)> Rows(Contract contract) =>
        contract.Fields.SelectMany(field => Rows("", field)).Select((row, index) => (index, row.Path, row.Row));

    private static IEnumerable<(string Path, Constraint Row)> Rows(string path, Field field) =>
    [
        .. field.Constraints.Select(row => ($"{path}{field.Name}", row)),
        .. field.OfName.Select(row => ($"the name of an entry of {path.TrimEnd('.')}", row)),
        .. field.Inside.SelectMany(inside => Rows($"{path}{field.Name}.", inside)),
    ];

    private static IEnumerable<(string About, Constraint? Changed)> Of(Constraint row, string another) =>
    [
        ("taken out", null),
        ("another code", row with { Code = another }),
        .. Others(row.Rule).Select(rule => (rule.About, (Constraint?)(row with { Rule = rule }))),
    ];

    private static IEnumerable<Rule> Others(Rule rule) => rule switch
    {
        Rule.AtLeast least => [new Rule.AtLeast(least.Least - 1), new Rule.AtLeast(least.Least + 1)],
        Rule.AtMost most => [new Rule.AtMost(most.Most - 1), new Rule.AtMost(most.Most + 1)],
        Rule.MaxLength most => [most with { Most = most.Most - 1 }, most with { Most = most.Most + 1 }],
        Rule.MaxSerialised most => [most with { Most = most.Most - 1 }, most with { Most = most.Most + 1 }],
        Rule.MaxDecoded most => [new Rule.MaxDecoded(most.Most - 1), new Rule.MaxDecoded(most.Most + 1)],
        Rule.MinEntries least => [new Rule.MinEntries(least.Least - 1), new Rule.MinEntries(least.Least + 1)],
        Rule.MaxEntries most => [new Rule.MaxEntries(most.Most - 1), new Rule.MaxEntries(most.Most + 1)],
        Rule.NotPrefix prefix => [new Rule.NotPrefix(prefix.Prefix[..^1]), new Rule.NotPrefix(prefix.Prefix + "x")],
        Rule.EitherOf two => [new Rule.EitherOf(two.First, "other"), new Rule.EitherOf("other", two.Second)],
        Rule.OneOf one => [new Rule.OneOf([.. one.Texts, "something else"]), new Rule.OneOf([.. one.Texts.Skip(1), "other"])],
        Rule.Is { Type: var type } => Enum.GetValues<JsonType>().Where(other => other != type).Select(other => new Rule.Is(other)),
        _ => [],
    };

    private static Contract? Contract(Provider provider, string operation) =>
        provider.Choose(new OptionValues([.. provider.Catalogue.Profile.Select(key => key.Option)])).Contract(operation);
}
