#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text;
using System.Text.Json;
using ChatEmulator.Journals;
using FsCheck;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class MaskingProperties
{
    private static readonly string[] Plain = ["user", "to", "passwords", "a.b", "é"];
    private static readonly string[] Secret = ["password", "Token", "ACCESS_TOKEN", "refresh_token", "secret", "client_secret", "api_key"];

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_bytes_make_masking_throw(byte[] bytes) => Masking.Body(bytes).Bytes.Length >= 0;

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_text_makes_masking_throw(NonNull<string> name, NonNull<string> value) =>
        Masking.Header(name.Get, value.Get) is not null
        && Masking.Header("Authorization", "Basic " + value.Get) is not null
        && Masking.Header("Cookie", value.Get) is not null
        && Masking.Header("Set-Cookie", value.Get) is not null
        && Masking.Query(value.Get) is not null
        && Masking.Query("?token=" + value.Get + "&" + name.Get) is not null;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool A_secret_never_appears_and_all_else_stays(byte[] program, uint number)
    {
        var secret = $"s3cr3t{number:x8}";
        var json = Json(program, secret);
        var masked = Masking.Body(json).Bytes.Span;
        var text = Encoding.UTF8.GetString(masked);
        return !text.Contains(secret, StringComparison.Ordinal)
            && JsonElement.Parse(masked).ValueKind == JsonValueKind.Array
            && text == Encoding.UTF8.GetString(json).Replace(secret, Masking.Secret(secret), StringComparison.Ordinal);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool A_secret_that_was_kept_does_not_appear_where_the_JSON_is_torn(byte name, ushort at, uint number)
    {
        var secret = $"s3cr3t{number:x8}";
        var whole = $$"""{"user":"ada","{{Secret[name % Secret.Length]}}": "{{secret}}","page":2}""";
        var torn = Encoding.UTF8.GetBytes(whole[..(at % whole.Length)]);
        return !Encoding.UTF8.GetString(Masking.Body(torn).Bytes.Span).Contains("s3cr3t", StringComparison.Ordinal);
    }

    // Each step of the program opens, closes or writes something; a secret stands only under a secret's name.
    private static byte[] Json(byte[] program, string secret)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var step in program)
            {
                json.WriteStartObject();
                json.WriteString(Plain[step % Plain.Length], "plain text");
                json.WriteString(Secret[step % Secret.Length], secret);
                json.WriteNumber("n", step);
                WriteInside(json, step, secret);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void WriteInside(Utf8JsonWriter json, byte step, string secret)
    {
        for (var depth = 0; depth < step % 20; depth++)
        {
            json.WriteStartObject(depth % 2 == 0 ? "inner" : Plain[depth % Plain.Length]);
            json.WriteString(Secret[depth % Secret.Length], secret);
        }

        json.WriteStartArray(Secret[step / 7 % Secret.Length]);
        json.WriteStringValue(secret);
        json.WriteEndArray();
        json.WriteBoolean("after", true);
        for (var depth = 0; depth < step % 20; depth++)
        {
            json.WriteEndObject();
            json.WriteString($"later{depth}", "plain text");
        }
    }
}
