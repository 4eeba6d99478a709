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

    private CallSecrets(Call call, CallSecrets ofHeaders, bool isPlain)
    {
        _secrets.AddRange(ofHeaders._secrets);
        AddFields(call.Query.TrimStart('?'));
        if (!isPlain)
        {
            AddBody(call.Body.Bytes);
        }

        Sort();
    }

    /// <summary>Those of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ofHeaders">Those of its headers, where they are known.</param>
    public static CallSecrets Of(Call call, CallSecrets? ofHeaders = null)
    {
        var isPlain = Hints.IsPlain(call.Body.Bytes.Span);
        ofHeaders ??= OfHeaders(call.Headers);
        return isPlain && call.Query.Length == 0 ? ofHeaders : new CallSecrets(call, ofHeaders, isPlain);
    }

    /// <summary>Those of headers alone.</summary>
    public static CallSecrets OfHeaders(IReadOnlyList<Header> headers) => new(headers);

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
            case "X-API-KEY":
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
