using System.Globalization;

namespace ChatEmulator.Options;

/// <summary>What a user set for a list of <see cref="Option"/>s; an option that was left out answers with its default.</summary>
internal sealed class OptionValues
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly List<string> _set = [];

    /// <summary>Takes the defaults of <paramref name="options"/> and then what was set.</summary>
    /// <param name="options">The descriptions, in the order of the manual.</param>
    /// <param name="set">Name and value pairs, each of its option's .NET type; null for none.</param>
    /// <exception cref="ArgumentException">A name that no option has.</exception>
    public OptionValues(IReadOnlyList<Option> options, IEnumerable<KeyValuePair<string, object>>? set = null)
    {
        Options = options;
        foreach (var option in options)
        {
            if (option.Default is not null)
            {
                _values[option.Name] = option.Default;
            }
        }

        foreach (var (name, value) in set ?? [])
        {
            if (!options.Any(option => option.Name == name))
            {
                throw new ArgumentException($"There is no option '{name}'.", nameof(set));
            }

            _values[name] = value;
            _set.Add(name);
        }
    }

    /// <summary>The descriptions of these values.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The names that were set, in the order given.</summary>
    public IReadOnlyList<string> Set => _set;

    /// <summary>Whether a value was set or has a default.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The text, or null when it was not set and has no default.</summary>
    public string? Text(string name) => (string?)_values.GetValueOrDefault(name);

    /// <summary>The texts; an empty list when absent.</summary>
    public IReadOnlyList<string> TextList(string name) => (string[]?)_values.GetValueOrDefault(name) ?? [];

    /// <summary>The number, or null when it was not set and has no default.</summary>
    public long? Number(string name) => (long?)_values.GetValueOrDefault(name);

    /// <summary>The duration, or null when it was not set and has no default.</summary>
    public TimeSpan? Duration(string name) => (TimeSpan?)_values.GetValueOrDefault(name);

    /// <summary>The bytes of a size, or null when it was not set and has no default, or a word was set in its place.</summary>
    public long? Size(string name) => _values.GetValueOrDefault(name) as long?;

    /// <summary>The bytes in a second, or null when it was not set and has no default.</summary>
    public long? Rate(string name) => (long?)_values.GetValueOrDefault(name);

    /// <summary>The part of all, or null when it was not set and has no default.</summary>
    public decimal? Share(string name) => (decimal?)_values.GetValueOrDefault(name);

    /// <summary>The map, or null when it was not set.</summary>
    public OptionValues? Map(string name) => (OptionValues?)_values.GetValueOrDefault(name);

    /// <summary>A value as it may be written in a scenario; null when it was not set and has no default.</summary>
    public string? Shown(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        string[] texts => $"[{string.Join(", ", texts)}]",
        OptionValues map => $"{{ {string.Join(", ", map._set.Select(part => $"{part}: {map.Shown(part)}"))} }}",
        TimeSpan time => $"{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };
}
