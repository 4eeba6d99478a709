using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Stubs;

/// <summary>What stubs keep in a world: nothing.</summary>
internal sealed class StubState : ProviderState
{
    public override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
    }
}

/// <summary>How stubs read bodies: leniently in nothing, strictly in nothing; what cannot be read is no JSON to look into, and no fault.</summary>
internal sealed class StubProfile(OptionValues values) : Profile(values)
{
    /// <summary>The readings of a vendor that says nothing.</summary>
    public static OptionValues Usual => new([.. BodyProfile.Keys.Select(key => key.Option)]);

    public override Contract? Contract(string operation) => null;
}

/// <summary>Nobody's accounts: no credential of a stub's call names a world.</summary>
internal sealed class StubRoster : Roster
{
    public override WorldClue? WorldOf(Exchange exchange, Operation? operation, Reading reading) => null;
}
