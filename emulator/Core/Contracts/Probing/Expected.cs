using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Contracts.Probing;

/// <summary>What is expected of an answer. What is left out does not matter.</summary>
/// <param name="About">In words, such as "refused with invalid_parameter for ttl".</param>
/// <param name="Accepted">Whether the call is to be accepted (2xx); null when that does not matter.</param>
internal sealed record Expected(string About, bool? Accepted)
{
    /// <summary>The exact status; null for any of the kind.</summary>
    public int? Status { get; init; }

    /// <summary>The entries of the error, in order, each a code and the top field of its attribute; null for any.</summary>
    public IReadOnlyList<ErrorEntry>? Errors { get; init; }

    /// <summary>What is expected, with the status of a success.</summary>
    public string Sentence => Accepted == true && Status is { } status ? $"{About} with {status}" : About;

    /// <summary>Statuses that tell something here although elsewhere they tell nothing, such as 429 of a rule about rates.</summary>
    public IReadOnlyList<int> Telling { get; init; } = [];

    /// <summary>What else must hold; null for nothing.</summary>
    public Func<Reply, ProbeContext, bool>? Also { get; init; }

    /// <summary>Accepted, with any status of success.</summary>
    public static Expected Success { get; } = new("accepted", Accepted: true);

    /// <summary>Refused with a status.</summary>
    public static Expected Refusal(int status, string? code = null) => new(code is null ? $"refused with {status}" : $"refused with {status}, {code}", Accepted: false)
    {
        Status = status,
        Errors = code is null ? null : [new ErrorEntry(code, null)],
    };

    /// <summary>Whether an answer is of the expected kind, whatever else it says.</summary>
    public bool IsKind(Reply reply) => Accepted == reply.Status is >= 200 and < 300 && (Status ?? reply.Status) == reply.Status;

    /// <summary>Whether an answer is as expected.</summary>
    public bool Holds(Reply reply, ProbeContext context) =>
        (Accepted is null || Accepted == (reply.Status is >= 200 and < 300))
        && (Status ?? reply.Status) == reply.Status
        && (Errors is null || Errors.SequenceEqual(ErrorEntry.Of(reply), ErrorEntry.Comparer))
        && (Also is null || Sees(reply, context));

    // Whatever a server answers; what cannot even be looked at does not hold.
    private bool Sees(Reply reply, ProbeContext context)
    {
        try
        {
            return Also!(reply, context);
        }
        catch (Exception e) when (AnswerJson.IsOtherShape(e))
        {
            return false;
        }
    }
}

/// <summary>One problem of a refusal, whichever dialect it is told in.</summary>
/// <param name="Code">The code, or the whole text where the dialect has only that.</param>
/// <param name="Field">The field at the top that it belongs to; null when the dialect names none.</param>
internal sealed record ErrorEntry(string Code, string? Field)
{
    /// <summary>Compares codes, and fields where both have one.</summary>
    public static IEqualityComparer<ErrorEntry> Comparer { get; } = EqualityComparer<ErrorEntry>.Create(
        (one, other) => one!.Code == other!.Code && (one.Field is null || other.Field is null || one.Field == other.Field),
        entry => entry.Code.GetHashCode(StringComparison.Ordinal));

    /// <summary>The problems that an answer tells, deprecated forms left out; none when it is no error of a known shape.</summary>
    public static IReadOnlyList<ErrorEntry> Of(Reply reply)
    {
        try
        {
            using var body = JsonDocument.Parse(reply.Body);
            return body.RootElement.ValueKind != JsonValueKind.Object ? []
                : body.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array ? [.. errors.EnumerateArray().Select(Of).OfType<ErrorEntry>()]
                : body.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? [new ErrorEntry(error.GetString()!, null)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static ErrorEntry? Of(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || (entry.TryGetProperty("deprecated", out var old) && old.ValueKind == JsonValueKind.True))
        {
            return null;
        }

        return new ErrorEntry(Text(entry, "code") ?? "", Text(entry, "attribute")?.Split('.', '[')[0]);
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
