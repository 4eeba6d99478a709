using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>An answer written out with blanks, which are filled in for each call.</summary>
internal sealed record TemplateAnswer : Answer
{
    private readonly int _status;
    private readonly Template? _contentType;
    private readonly Template _body;
    private readonly (string Name, Template Value)[] _headers;

    internal TemplateAnswer(int status, Template? contentType, Template body, (string Name, Template Value)[] headers) =>
        (_status, _contentType, _body, _headers) = (status, contentType, body, headers);

    /// <inheritdoc/>
    public override bool TellsSuccess => _status is >= 200 and < 300;

    /// <summary>The reply to one call.</summary>
    internal Reply Fill(Filling filling)
    {
        var type = _contentType is null ? "" : Text(_contentType, filling);
        return new Reply(_status, type.Length == 0 ? null : type, _body.Fill(filling), [.. _headers.Select(header => new Header(header.Name, Text(header.Value, filling)))]);
    }

    private static string Text(Template template, Filling filling) => Encoding.ASCII.GetString(template.Fill(filling));
}
