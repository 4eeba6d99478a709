using ChatEmulator.Options;

namespace ChatEmulator.Scenarios;

/// <summary>Data to be put into a world that is there, in the form of <c>data:</c> in a file.</summary>
/// <param name="Text">The YAML or JSON that says it.</param>
/// <param name="Entries">Provider, kind, entries.</param>
internal sealed record Supply(string Text, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>> Entries)
{
    /// <summary>How many entries there are.</summary>
    public int Count => Entries.Values.SelectMany(kinds => kinds.Values).Sum(entries => entries.Count);
}
