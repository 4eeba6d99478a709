using ChatEmulator.Providers.Algoreg;
using ChatEmulator.Providers.SignalWire;

namespace ChatEmulator.Providers;

/// <summary>Every imitated vendor. A new one is a folder beside the others and a line here.</summary>
internal static class Vendors
{
    /// <summary>New providers, in the order of the manual.</summary>
    public static IReadOnlyList<Provider> All() => [new SignalWireProvider(), new AlgoregProvider()];
}
