using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Fidelity;

/// <summary>A vendor one of whose contracts has one row changed.</summary>
/// <param name="inner">The vendor as it is.</param>
/// <param name="operation">Whose contract.</param>
/// <param name="index">Which row, counted field by field: its value's, its name's, then those inside.</param>
/// <param name="changed">What becomes of it; null takes it out.</param>
internal sealed class Mutant(Provider inner, string operation, int index, Constraint? changed) : Provider
{
    private int _row;

    public override Catalogue Catalogue => inner.Catalogue;

    public override IReadOnlyList<Operation> Operations => inner.Operations;

    public override bool Owns(string path) => inner.Owns(path);

    // The typed profiles hold their contracts as properties that nobody else can set.
    public override Profile Choose(OptionValues values)
    {
        _row = 0;
        var profile = inner.Choose(values);
        var contract = profile.Contract(operation)!;
        var holder = profile.GetType().GetProperties().Single(property => ReferenceEquals(property.GetValue(profile), contract));
        holder.SetValue(profile, new Contract([.. contract.Fields.Select(Alter)]) { NullIsAbsent = contract.NullIsAbsent, Attributes = contract.Attributes, Unknown = contract.Unknown });
        return profile;
    }

    public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => inner.Enrol(accounts);

    public override ProviderState Open(Opening opening) => inner.Open(opening);

    public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) => inner.Identify(exchange, state, at);

    public override Refusal Error(string name) => inner.Error(name);

    public override Reply Answer(Refusal refusal, Moment moment) => inner.Answer(refusal, moment);

    public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) => inner.Inspect(token, state, at);

    private Field Alter(Field field) => new(field.Name, [.. field.Constraints.Select(Alter).OfType<Constraint>()])
    {
        OfName = [.. field.OfName.Select(Alter).OfType<Constraint>()],
        Inside = [.. field.Inside.Select(Alter)],
    };

    private Constraint? Alter(Constraint row) => _row++ == index ? changed : row;
}
