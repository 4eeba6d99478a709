using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatEmulator.Server.Tests.Control;

/// <summary>
/// Prometheus's text format 0.0.4, read strictly: each family has its help and its type, once and before its samples, which stand together; no sample is there twice; the steps of a
/// histogram add up.
/// </summary>
internal sealed partial class Exposition
{
    private readonly List<Figure> _samples = [];
    private readonly HashSet<string> _families = [];
    private (string Name, string Type) _family;

    public IReadOnlyList<Figure> Samples => _samples;

    public static Exposition Read(string text)
    {
        Assert.That(text, Does.EndWith("\n"));
        var read = new Exposition();
        string? helped = null;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                helped = help.Groups["name"].Value;
                Assert.That(read._families.Add(helped), Is.True, line);
            }
            else if (Typed().Match(line) is { Success: true } type)
            {
                read._family = (type.Groups["name"].Value, type.Groups["type"].Value);
                Assert.That(read._family.Name, Is.EqualTo(helped), line);
                Assert.That(read._family.Name.EndsWith("_total", StringComparison.Ordinal), Is.EqualTo(read._family.Type == "counter"), line);
            }
            else
            {
                read.Add(line);
            }
        }

        Assert.That(read._samples.Select(sample => sample.Id), Is.Unique);
        read.CheckHistograms();
        return read;
    }

    public double Value(string name) => _samples.Single(sample => sample.Name == name).Value;

    public double Of(string world, string name) => _samples.Single(sample => sample.Name == name && sample.World == world).Value;

    private void Add(string line)
    {
        var match = Line().Match(line);
        Assert.That(match.Success, Is.True, line);
        var name = match.Groups["name"].Value;
        string[] parts = _family.Type == "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        Assert.That(parts.Select(part => _family.Name + part), Does.Contain(name), line);
        var labels = Label().Matches(match.Groups["labels"].Value).Select(label => (label.Groups["name"].Value, Plain(label.Groups["value"].Value))).ToList();
        Assert.That(labels.Select(label => label.Item1), Is.Unique, line);
        _samples.Add(new Figure(name, labels, match.Groups["value"].Value is "+Inf" ? double.PositiveInfinity : double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)));
    }

    private void CheckHistograms()
    {
        foreach (var steps in _samples.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).GroupBy(sample => (Name: sample.Name[..^7], sample.World)))
        {
            var values = steps.Select(sample => sample.Value).ToList();
            Assert.That(values, Is.Ordered);
            Assert.That(steps.Last().Labels[^1], Is.EqualTo(("le", "+Inf")));
            Assert.That(values[^1], Is.EqualTo(Of(steps.Key.World!, steps.Key.Name + "_count")));
        }
    }

    private static string Plain(string text) => Escape().Replace(text, match => match.Value == "\\n" ? "\n" : match.Value[1..]);

    [GeneratedRegex(@"^# HELP (?<name>[a-z_][a-z0-9_]*) (?:[^\\]|\\\\|\\n)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE (?<name>[a-z_][a-z0-9_]*) (?<type>counter|gauge|histogram)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();

    [GeneratedRegex("""^(?<name>[a-z_][a-z0-9_]*)(?:\{(?<labels>(?:[a-z_][a-z0-9_]*="(?:[^"\\]|\\["\\n])*",?)+)\})? (?<value>\+Inf|-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("""(?<name>[a-z_][a-z0-9_]*)="(?<value>(?:[^"\\]|\\["\\n])*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("""\\["\\n]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}

/// <summary>A sample.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels, as they are meant.</param>
/// <param name="Value">Its value.</param>
internal sealed record Figure(string Name, IReadOnlyList<(string Name, string Value)> Labels, double Value)
{
    public string? World => Labels.Where(label => label.Name == "world").Select(label => label.Value).FirstOrDefault();

    public string Id => $"{Name}{{{string.Join(',', Labels.Select(label => $"{label.Name}=\"{label.Value}\""))}}}";

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Value}");
}
