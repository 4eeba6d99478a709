using System.Globalization;
using System.Text;

namespace ChatEmulator.Exports;

/// <summary>Figures as Prometheus reads them: the text format 0.0.4. A family is told once, with all its samples behind it.</summary>
internal sealed class PrometheusText
{
    /// <summary>What the format is called on the wire.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();
    private string _family = "";

    /// <summary>Begins a family.</summary>
    /// <param name="name">Its name, with its unit.</param>
    /// <param name="type">Its type, such as <c>counter</c>.</param>
    /// <param name="about">What it tells.</param>
    public void Family(string name, string type, string about)
    {
        _family = name;
        _text.Append("# HELP ").Append(name).Append(' ').Append(about.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    /// <summary>A sample of the family.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="labels">Its labels; one whose value is null is left out.</param>
    public void Sample(double value, params ReadOnlySpan<(string Name, string? Value)> labels) => Sample("", value, labels);

    /// <summary>A sample of a part of the family, such as <c>_sum</c>.</summary>
    public void Sample(string part, double value, params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        _text.Append(_family).Append(part);
        var before = '{';
        foreach (var (name, text) in labels)
        {
            if (text is not null)
            {
                _text.Append(before).Append(name).Append("=\"");
                Escape(text);
                _text.Append('"');
                before = ',';
            }
        }

        _text.Append(before == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    /// <summary>A number as the format has it.</summary>
    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Escape(string text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\\' => _text.Append("\\\\"),
                '"' => _text.Append("\\\""),
                '\n' => _text.Append("\\n"),
                _ => _text.Append(letter),
            };
        }
    }
}
