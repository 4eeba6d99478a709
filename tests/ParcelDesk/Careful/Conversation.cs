using System.Text.Json;

namespace ParcelDesk.Careful;

/// <summary>
/// Talk with a vendor: how long it is waited for, and what an answer means. The clock is a <see cref="TimeProvider"/>, so a test may
/// share it with the emulator.
/// </summary>
internal sealed class Conversation(HttpClient http, TimeProvider time, TimeSpan patience)
{
    /// <summary>Asks for something.</summary>
    /// <exception cref="TroubleException">Anything but a success that can be read.</exception>
    public async Task<T> Ask<T>(HttpMethod method, string path, object? body, Func<JsonElement, T> read, CancellationToken cancel)
    {
        var answer = await Say(method, path, body, cancel);
        try
        {
            return read(answer ?? throw new KeyNotFoundException("no JSON"));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new TroubleException(Trouble.Unclear, $"{method} {path} was answered with something else than was asked for: {e.Message}", e);
        }
    }

    /// <summary>Says something to which a success is answer enough; gives the answer's JSON where there is some.</summary>
    /// <exception cref="TroubleException">Anything but a success.</exception>
    public async Task<JsonElement?> Say(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var enough = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            var json = Json(answer, await answer.Content.ReadAsByteArrayAsync(either.Token));
            return answer.IsSuccessStatusCode ? json : throw Meaning(answer, json);
        }
        catch (HttpRequestException e)
        {
            throw new TroubleException(Trouble.Unclear, $"{method} {path}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TroubleException(Trouble.Unclear, $"{method} {path} was not answered within {patience.TotalSeconds} s.", e);
        }
    }

    // Looked at before it is parsed: what stands between us and the vendor answers with pages.
    private static JsonElement? Json(HttpResponseMessage answer, byte[] body)
    {
        try
        {
            return answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonElement.Parse(body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TroubleException Meaning(HttpResponseMessage answer, JsonElement? json)
    {
        var kind = (int)answer.StatusCode switch { 429 => Trouble.Throttled, 408 or 425 or < 400 or >= 500 => Trouble.Unclear, _ => Trouble.Refused };
        var words = $"{(int)answer.StatusCode}: {string.Join("; ", Errors(json))}";
        return new TroubleException(kind, words) { Status = answer.StatusCode, RetryAfter = After(answer) };
    }

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static string Required(JsonElement answer, string field) =>
        answer.GetProperty(field) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw new FormatException($"{field} is no text.");

    // Both vendors list errors. Algoreg's list has an old and a new entry for each; an entry nobody knows is passed on in its own words.
    private static IEnumerable<string> Errors(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? errors.EnumerateArray().Where(error => !Is(error, "deprecated")).Select(error => $"{Text(error, "code")} {Text(error, "message")}")
            : [json is null ? "no JSON" : $"{json}"];

    private static bool Is(JsonElement error, string field) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement error, string field) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(field, out var value) ? $"{value}" : "";

    // In seconds or as a date; anything else is as good as none.
    private TimeSpan? After(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } at } => TimeSpan.FromTicks(Math.Max(0, (at - time.GetUtcNow()).Ticks)),
        _ => null,
    };
}
