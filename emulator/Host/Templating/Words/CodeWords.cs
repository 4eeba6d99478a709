using System.Text;
using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words for texts that are written in other letters: base64, URLs, forms.</summary>
internal static class CodeWords
{
    private const string Kept = "-_.*";

    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["base64"] = Base64,
        ["urlEncode"] = call => call.Truth("decode") ? Decoded(call.FirstText, call) : Encoded(call.FirstText, call),
        ["formData"] = Form,
    };

    private static object? Base64(WordCall call)
    {
        var text = call.HasBody ? call.Body() : call.FirstText;
        call.Render.Spend(text.Length * 2L);
        if (!call.Truth("decode"))
        {
            var code = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            return call.Option("padding") is false ? code.TrimEnd('=') : code;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.TrimEnd('=').PadRight((text.TrimEnd('=').Length + 3) / 4 * 4, '='), bytes, out var written)
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : throw call.Wrong("this is no base64");
    }

    private static string Encoded(string text, WordCall call)
    {
        var code = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)letter) || Kept.Contains((char)letter, StringComparison.Ordinal) ? code.Append((char)letter)
                : letter == ' ' ? code.Append('+')
                : code.Append('%').Append(letter.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        call.Render.Spend(code.Length);
        return code.ToString();
    }

    private static string Decoded(string text, WordCall call)
    {
        call.Render.Spend(text.Length);
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                throw call.Wrong($"a % without two hexadecimal digits, at {at}");
            }
        }

        return Uri.UnescapeDataString(text.Replace('+', ' '));
    }

    private static object? Form(WordCall call)
    {
        var (text, name) = (call.FirstText, call.At(1));
        var (form, decodes) = (new Map(), call.Truth("urlDecode"));
        foreach (var field in text.Split('&').Take(10_000))
        {
            var parts = field.Split('=', 2);
            if (parts.Length < 2)
            {
                continue;
            }

            var value = decodes ? Decoded(parts[1], call) : parts[1];
            var values = form.TryGetValue(parts[0], out var known) ? (List<object?>)((Several)known!).All : [];
            values.Add(value);
            form[parts[0]] = new Several(values);
        }

        if (name is null)
        {
            return form;
        }

        call.Render.Assigned[call.Text(name)] = form;
        return null;
    }
}
