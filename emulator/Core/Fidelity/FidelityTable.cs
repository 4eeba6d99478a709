using ChatEmulator.Contracts.Probing;
using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Fidelity;

/// <summary>Every rule that the emulator keeps in a vendor's name: the rows of its contracts under the default profile, and the provider's own.</summary>
internal static class FidelityTable
{
    /// <summary>The receipts of a provider: contracts first, in the order of its operations.</summary>
    public static IReadOnlyList<Receipt> Of(Provider provider)
    {
        var standard = provider.Choose(new OptionValues([.. provider.Catalogue.Profile.Select(key => key.Option)]));
        return [.. provider.Operations.SelectMany(operation => Rows(operation, standard)), .. provider.Receipts];
    }

    private static IEnumerable<Receipt> Rows(Operation operation, Profile standard) =>
        standard.Contract(operation.Entry.Name) is { } contract ? new RowReceipts(operation.Entry, operation.Sample, operation.Leaves).Of(contract) : [];
}
