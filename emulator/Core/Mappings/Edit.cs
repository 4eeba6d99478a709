using System.Collections.Immutable;

namespace ChatEmulator.Mappings;

/// <summary>A change to the mappings of a world. A world's past is played again by the very same changes.</summary>
internal abstract record Edit
{
    /// <summary>What results of it.</summary>
    /// <param name="stock">What there was.</param>
    /// <param name="given">What the world began with.</param>
    public abstract Stock Of(Stock stock, MappingTable given);
}

/// <summary>Mappings come, or take the place of those of their ids.</summary>
internal sealed record PutMappings(IReadOnlyList<Mapping> Mappings) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.With(Mappings.Aggregate(stock.Table, (table, mapping) => table.With(mapping)));
}

/// <summary>Mappings go.</summary>
internal sealed record DropMappings(IReadOnlyList<Guid> Ids) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.With(Ids.Aggregate(stock.Table, (table, id) => table.Without(id)));
}

/// <summary>All mappings go, or all but those that the world began with, which are again what they were.</summary>
internal sealed record ResetMappings(bool ToGiven) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.With(ToGiven ? given : MappingTable.Empty) with { States = ImmutableDictionary<string, string>.Empty };
}

/// <summary>A scenario is put into a state.</summary>
internal sealed record SetState(string Scenario, string State) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.In(Scenario, State);
}

/// <summary>All scenarios begin anew.</summary>
internal sealed record RestartScenarios : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock with { States = ImmutableDictionary<string, string>.Empty };
}

/// <summary>Something else holds for all mappings.</summary>
internal sealed record ChangeSettings(Settings Settings) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock with { Settings = Settings };
}

/// <summary>Several changes, one after the other, of which nobody sees a part.</summary>
internal sealed record EditInTurn(IReadOnlyList<Edit> Edits) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => Edits.Aggregate(stock, (result, edit) => edit.Of(result, given));
}
