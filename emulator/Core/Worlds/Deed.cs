using ChatEmulator.Providers;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>A change and who asked for it: what the ledger counts and what is kept until it is due.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Account">The account that asked for it; null for nobody in particular.</param>
/// <param name="Call">The number of the call.</param>
/// <param name="Change">The change.</param>
/// <param name="State">The state it changes.</param>
internal readonly record struct Deed(Operation Operation, Account? Account, long Call, Change Change, ProviderState State)
{
    /// <summary>Equal for deeds that a person would call the same.</summary>
    public ulong Print => Of(Change.KeyPrint);

    /// <summary>Equal for deeds that would do the same, whatever they are called; zero where the key says all.</summary>
    public ulong ContentPrint => Change.ContentPrint == 0 ? 0 : Of(Change.ContentPrint);

    private ulong Of(ulong print) => Mix.Into(Mix.Into(Operation.Print, Account?.Print ?? 0), print);
}
