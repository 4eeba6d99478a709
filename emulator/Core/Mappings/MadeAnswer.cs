using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Scenarios.Templates;
using ChatEmulator.Time;

namespace ChatEmulator.Mappings;

/// <summary>An answer that is made out of templates, anew for each call.</summary>
/// <param name="plain">The answer as it was written.</param>
/// <param name="pattern">Which requests it answers: the places of a path's template are the template's too.</param>
/// <param name="body">The body's template; null where the body is as written.</param>
/// <param name="headers">The templates of the headers' values, in their order; the first is that of the content type where there is one.</param>
/// <param name="parameters">What the mapping gives its templates.</param>
internal sealed class MadeAnswer(Reply plain, RequestPattern pattern, TemplateText? body, IReadOnlyList<TemplateText> headers, JsonElement parameters)
{
    // What templates look for holds their world up meanwhile, which matching does not.
    private const int Steps = 500_000;

    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(200);
    private static readonly Purpose Ids = new("templated call");

    /// <summary>The same as a plan has it.</summary>
    public FilledAnswer Answer => new(plain.Status, Fill);

    private Reply Fill(Filling filling)
    {
        var asked = new Asked(filling.Situation.Exchange, new Patience(Steps, Time));
        var id = filling.Situation.Chance.For(Ids, filling.Situation.Chance.Key).Uuid();
        var call = new TemplatedCall(id, asked, filling, pattern.PathParameters(asked), parameters);
        var (values, skip) = (headers.Select(header => Line(header(call))).ToList(), plain.ContentType is null ? 0 : 1);
        return new Reply(
            plain.Status,
            skip == 0 ? null : values[0],
            body is null ? plain.Body : Encoding.UTF8.GetBytes(body(call)),
            [.. plain.Headers.Select((header, nth) => header with { Value = values[nth + skip] })])
        {
            Reason = plain.Reason,
        };
    }

    // Whatever is filled in must be able to travel in a header.
    private static string Line(string value) => string.Concat(value.Select(c => c is (>= ' ' and <= '~') or '\t' ? c : ' '));
}
