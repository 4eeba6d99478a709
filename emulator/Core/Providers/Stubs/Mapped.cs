using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Stubs;

/// <summary>The operation of all calls that stub mappings answer: which of them did, the journal tells in the place of a rule.</summary>
internal static class Mapped
{
    /// <summary>What it is called.</summary>
    public const string Name = "wiremock.stub";

    /// <summary>Whose operation it is.</summary>
    public static StubProvider Stubs { get; } = new(new Catalogue(
        "wiremock", [new CatalogueOperation(Name, StubProvider.AnyMethod, "/", ChangesState: true, 200, ["body.**"], "") { TakesCredentials = false, IsStub = true }],
        General.Errors, [], [], [], new Dictionary<string, IReadOnlyList<Option>>()));

    /// <summary>The operation.</summary>
    public static Operation Stub { get; } = Stubs.Operations[0];
}
