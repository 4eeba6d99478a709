using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// The secrets that a request carried, for whoever shows its answer: a scenario may have put them there under names that tell nothing.
/// Bounded: the first sixteen, none so short that it would be found in every other word.
/// </summary>
internal sealed class CallSecrets
{
    private const int Most = 16;
    private const int Shortest = 4;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 48 };

    private readonly List<string> _secrets = [];

    // As bytes, where they are first looked for in some.
    private byte[][]? _bytes;

    private CallSecrets(IReadOnlyList<Header> headers)
    {
        foreach (var header in headers)
        {
            AddHeader(header);
        }

        Sort();
    }

    private CallSecrets(CallSecrets ofHeaders, string query, ReadOnlyMemory<byte> body)
    {
        _secrets.AddRange(ofHeaders._secrets);
        AddFields(query.TrimStart('?'));
        if (!body.IsEmpty)
        {
            AddBody(body);
        }

        Sort();
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _secrets.Count == 0;

    /// <summary>Those of a call.</summary>
    public static CallSecrets Of(Call call) => OfHeaders(call.Headers).With(call.Query, Hints.IsPlain(call.Body.Bytes.Span) ? default : call.Body.Bytes);

    /// <summary>Those of headers alone.</summary>
    public static CallSecrets OfHeaders(IReadOnlyList<Header> headers) => new(headers);

    /// <summary>Those of the call that has these headers.</summary>
    /// <param name="query">Its query, with its question mark; empty when there is none.</param>
    /// <param name="body">Its body; empty where that is plain.</param>
    public CallSecrets With(string query, ReadOnlyMemory<byte> body) => query.Length == 0 && body.IsEmpty ? this : new CallSecrets(this, query, body);

    /// <summary>Whether a text has any of them.</summary>
    public bool AreIn(string text)
    {
        foreach (var secret in _secrets)
        {
            if (text.Contains(secret, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether ASCII has any of them.</summary>
    public bool AreIn(ReadOnlySpan<byte> ascii)
    {
        foreach (var secret in _bytes ??= [.. _secrets.Select(Encoding.UTF8.GetBytes)])
        {
            if (ascii.IndexOf(secret) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text without them.</summary>
    public string Mask(string text)
    {
        foreach (var secret in _secrets)
        {
            // The mask is a hash, and few texts need it.
            text = text.Contains(secret, StringComparison.Ordinal) ? text.Replace(secret, Masking.Secret(secret), StringComparison.Ordinal) : text;
        }

        return text;
    }

    private void Add(string secret)
    {
        if (secret.Length >= Shortest && _secrets.Count < Most && !_secrets.Contains(secret, StringComparer.Ordinal))
        {
            _secrets.Add(secret);
        }
    }

    // One may be the beginning of another.
    private void Sort() => _secrets.Sort(static (a, b) => b.Length - a.Length);

    private void AddHeader(Header header)
    {
        switch (header.Name.ToUpperInvariant())
        {
            case "AUTHORIZATION" or "PROXY-AUTHORIZATION":
                Add(header.Value[(header.Value.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim());
                Add(Masking.PasswordOf(header.Value) ?? "");
                break;
            case "COOKIE":
                foreach (var pair in header.Value.Split(';'))
                {
                    Add(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
                }

                break;
            case var _ when Masking.IsSecretHeader(header.Name):
                Add(header.Value);
                break;
        }
    }

    private void AddFields(string text)
    {
        foreach (var pair in text.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Masking.IsSecret(Uri.UnescapeDataString(pair[..equals])))
            {
                Add(Uri.UnescapeDataString(pair[(equals + 1)..]));
            }
        }
    }

    private void AddBody(ReadOnlyMemory<byte> body)
    {
        // Only under a name is anything a secret, and what is no JSON is not to be found out by an exception.
        if (body.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            AddFields(Encoding.UTF8.GetString(body.Span));
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(body, Shallow);
            AddJson(json.RootElement, isSecret: false);
        }
        catch (JsonException)
        {
            AddFields(Encoding.UTF8.GetString(body.Span));
        }
    }

    private void AddJson(JsonElement value, bool isSecret)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    AddJson(member.Value, isSecret || IsSecret(member));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddJson(item, isSecret);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number when isSecret:
                Add(Text(value));
                break;
        }
    }

    private static bool IsSecret(JsonProperty member)
    {
        try
        {
            return Masking.IsSecret(member.Name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text, and nothing can repeat it.
            return "";
        }
    }
}
