using System.Text.Json;
using System.Text.Unicode;
using ChatEmulator.Contracts;

namespace ChatEmulator.Providers;

/// <summary>A body as one operation read it, before any state is looked at.</summary>
public sealed class Reading : IDisposable
{
    private readonly JsonDocument? _document;

    private Reading(JsonDocument? document, string? unreadable, IReadOnlyList<Violation> violations)
    {
        _document = document;
        Unreadable = unreadable;
        Violations = violations;
    }

    /// <summary>The body as JSON; undefined when there is none or it cannot be read.</summary>
    public JsonElement Body => _document?.RootElement ?? default;

    /// <summary>Why the body cannot be read; null when it can.</summary>
    public string? Unreadable { get; }

    /// <summary>The broken constraints, in the order of the contract.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Parses a body and checks it against a contract. An empty body is read as an empty object.</summary>
    public static Reading Of(ReadOnlyMemory<byte> body, Contract contract)
    {
        if (body.IsEmpty)
        {
            return new Reading(null, null, contract.Check(default));
        }

        try
        {
            var document = JsonDocument.Parse(body);
            if (Utf8.IsValid(body.Span) && !JsonText.HasLoneSurrogate(body.Span))
            {
                return new Reading(document, null, contract.Check(document.RootElement));
            }

            document.Dispose();
            return new Reading(null, "The body is JSON whose texts are not Unicode: broken UTF-8, or half a surrogate pair.", []);
        }
        catch (JsonException e)
        {
            return new Reading(null, $"The body is not JSON, see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", []);
        }
    }

    /// <summary>What the operation made of the body beyond the contract; null when nothing.</summary>
    public object? More { get; private init; }

    /// <summary>The same reading with further violations after its own.</summary>
    public Reading With(IEnumerable<Violation> more) => new(_document, Unreadable, [.. Violations, .. more]);

    /// <summary>The same reading as one that cannot be read.</summary>
    public Reading Not(string why) => new(_document, why, []);

    /// <summary>The same reading with what the operation made of the body.</summary>
    public Reading And(object more) => new(_document, Unreadable, Violations) { More = more };

    /// <summary>Gives the parser's memory back.</summary>
    public void Dispose() => _document?.Dispose();
}
