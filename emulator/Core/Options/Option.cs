namespace ChatEmulator.Options;

/// <summary>What kind of value an <see cref="Option"/> takes, and which .NET type holds it.</summary>
internal enum OptionKind
{
    /// <summary>Text: <see cref="string"/>.</summary>
    Text,

    /// <summary>A list of texts: an array of <see cref="string"/>.</summary>
    TextList,

    /// <summary>A whole number: <see cref="long"/>.</summary>
    Number,

    /// <summary>True or false: <see cref="bool"/>.</summary>
    Truth,

    /// <summary>A duration with a unit, such as <c>3s</c>: <see cref="TimeSpan"/>.</summary>
    Duration,

    /// <summary>A number of bytes with a unit, such as <c>10 kB</c>: <see cref="long"/>; or one of <see cref="Option.OneOf"/>, a <see cref="string"/>.</summary>
    Size,

    /// <summary>Bytes in a second, such as <c>1 kB/s</c>: <see cref="long"/>.</summary>
    Rate,

    /// <summary>A part of all, above 0 and up to 1, such as <c>50%</c>: <see cref="decimal"/>.</summary>
    Share,

    /// <summary>A map of further options: <see cref="OptionValues"/>.</summary>
    Map,
}

/// <summary>
/// One thing that a user may set: a profile key, a field of an account, a part of a delivery. Whoever needs the value
/// describes it here, and the scenario language reads, checks and explains it from this description alone: that is how
/// the language knows no provider and no delivery. This room knows nothing but itself.
/// </summary>
/// <param name="Name">The key as written in YAML.</param>
/// <param name="Kind">What value it takes.</param>
/// <param name="About">One sentence for the manual: what it does, in which unit, what holds when it is absent.</param>
/// <param name="Example">A value as it is written in YAML.</param>
/// <param name="Required">Whether leaving it out is a problem.</param>
/// <param name="Default">The value when absent, of the kind's .NET type; null when there is none.</param>
/// <param name="OneOf">The permitted texts or numbers, as written, or words that may stand in a size's place; null when any value of the kind will do.</param>
/// <param name="Least">For a number, a size or a rate: the smallest permitted; null when any will do.</param>
/// <param name="RefersTo">
/// For a text in an entry of <c>data</c>: the kind and the field that must have it, such as <c>customers.external_id</c>; null when it
/// names nothing.
/// </param>
internal sealed record Option(
    string Name,
    OptionKind Kind,
    string About,
    string Example,
    bool Required = false,
    object? Default = null,
    IReadOnlyList<string>? OneOf = null,
    string? RefersTo = null,
    long? Least = null)
{
    /// <summary>For a number, a size or a rate: the largest permitted; null when any will do.</summary>
    public long? Most { get; init; }

    /// <summary>Of a map: what may be set in it.</summary>
    public IReadOnlyList<Option> Parts { get; init; } = [];

    /// <summary>Of a map: what is wrong between its parts, in a sentence with the remedy; null when nothing is.</summary>
    public Func<OptionValues, string?>? Check { get; init; }
}
