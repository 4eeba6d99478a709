using System.Text.Json;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>A text, a number, a truth value or null; 1 and 1.0 are one number.</summary>
internal sealed class WantedValue : Wanted
{
    private readonly JsonElement _value;
    private readonly JsonPrint _prints;

    public WantedValue(JsonElement value, JsonPrint prints) => (_value, _prints, Print) = (value, prints, prints.Of(value));

    public override int Size => 1;

    public override int Differences(JsonElement actual, Comparing how) =>
        how.Patience.Take(1) && _value.ValueKind == actual.ValueKind && _prints.Of(actual) == Print ? 0 : how.Off(actual);
}

/// <summary>A placeholder of JsonUnit, which WireMock has on: <c>${json-unit.any-string}</c> and its like.</summary>
internal sealed class WantedKind(Func<JsonElement, Patience, bool> holds, bool mayBeMissing) : Wanted
{
    public override int Size => 1;

    public override bool IsPlain => false;

    public override bool MayBeMissing => mayBeMissing;

    public override int Differences(JsonElement actual, Comparing how) => how.Patience.Take(1) && holds(actual, how.Patience) ? 0 : how.Off(actual);
}
