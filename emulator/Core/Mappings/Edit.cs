using System.Collections.Immutable;

namespace ChatEmulator.Mappings;

/// <summary>A change to the mappings of a world. A world's past is played again by the very same changes.</summary>
internal abstract record Edit
{
    /// <summary>What results of it.</summary>
    /// <param name="stock">What there was.</param>
    /// <param name="given">What the world began with.</param>
    public abstract Stock Of(Stock stock, MappingTable given);

    /// <summary>The ids of the mappings that perhaps go, or are replaced; null for all.</summary>
    public virtual IEnumerable<Guid>? Touched => [];

    /// <summary>How many mappings come with it.</summary>
    public virtual int Come => 0;

    /// <summary>Whether it comes to the same mappings wherever their scenarios stand, and changes nothing else.</summary>
    public virtual bool IsOfMappings => false;
}

/// <summary>Mappings come, or take the place of those of their ids.</summary>
internal sealed record PutMappings(IReadOnlyList<Mapping> Mappings) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.With(stock.Table.With(Mappings));

    /// <inheritdoc/>
    public override IEnumerable<Guid>? Touched => Mappings.Select(mapping => mapping.Id);

    /// <inheritdoc/>
    public override int Come => Mappings.Count;

    /// <inheritdoc/>
    public override bool IsOfMappings => true;
}

/// <summary>Mappings go.</summary>
internal sealed record DropMappings(IReadOnlyList<Guid> Ids) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.With(stock.Table.Without(Ids));

    /// <inheritdoc/>
    public override IEnumerable<Guid>? Touched => Ids;

    /// <inheritdoc/>
    public override bool IsOfMappings => true;
}

/// <summary>All mappings go, or all but those that the world began with, which are again what they were.</summary>
internal sealed record ResetMappings(bool ToGiven) : Edit
{
    /// <inheritdoc/>
    public override Stock Of(Stock stock, MappingTable given) => stock.With(ToGiven ? given : MappingTable.Empty) with { States = ImmutableDictionary<string, string>.Empty };

    /// <inheritdoc/>
    public override IEnumerable<Guid>? Touched => null;
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

    /// <inheritdoc/>
    public override IEnumerable<Guid>? Touched => Edits.Any(edit => edit.Touched is null) ? null : Edits.SelectMany(edit => edit.Touched!).Distinct();

    /// <inheritdoc/>
    public override int Come => Edits.Sum(edit => edit.Come);

    /// <inheritdoc/>
    public override bool IsOfMappings => Edits.All(edit => edit.IsOfMappings);
}
