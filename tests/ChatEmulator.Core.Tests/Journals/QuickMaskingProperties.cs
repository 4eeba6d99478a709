#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

/// <summary>What looks away quickly must not miss what whoever looks with patterns finds: texts of pieces, each a part of a secret's shape or next to one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class QuickMaskingProperties
{
    private const string Names = "(?:password|passwd|token|access_token|refresh_token|id_token|accesstoken|secret|client_secret|api_key|api-key|apikey)";
    private const string Sealed = "AQAAAAAAAAABAAAAAAAAAAIAAAAAAAAAAwEAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string[] Pieces =
    [
        "password", "TOKEN", "ToKen", "token", "access_", "refresh_token", "secret", "client_", "Api_Key", "api_", "key", "apiKey", "api-key", "passwd", "accessToken", "<", ">", "name=", "\r\n\r\n", "\"", ":", "\": \"", "=", "s3cr3t-value", "&", "; charset=utf-8", " ", "\n",
        "basic ", "Bearer ", "Basi", "eyJhbGciOiJIUzUxMiJ9", ".", "eyJpYXQiOjE3NjgwMDA", "c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw", "eyj", "A", Sealed, "0f31da1a-2ded-4022-a156-49ae835e3539", "\\", "\\u0070assword",
        "%70assword=abcdefgh", "é", "\u212a", "to\u212aen", "{", "}", "[1,", "{\"a\":", "}", "w", "k", "c", "b", "/",
    ];

    private static readonly string[] Asked = ["x-any", "X-Body", "Cookie", "Proxy-Authorization", "X-Auth-TOKEN"];

    private static readonly string[] Answered = ["X-Other", "x-told", "Set-Cookie", "X-Next-Token"];

    private static readonly Regex[] Patterns =
    [
        Of($"\"{Names}\"\\s*:\\s*\"(?:[^\"\\\\]|\\\\.)+"),
        Of($"(?:(?:^|[^a-z0-9_]){Names}=|(?:^|[\\r\\n])[ \\t]*{Names}:[ \\t]*)[^&\\s\"'<>]+"),
        Of("(?:^|[^a-z0-9_])(?:Basic|Bearer)\\s+[a-z0-9+/=._~-]{8,}"),
        Of("eyJ[a-z0-9_-]{5,}\\.[a-z0-9_-]{5,}\\.[a-z0-9_-]{20,}"),
        Of("(?:^|[^a-z0-9_-])A[a-z0-9_-]{55,395}"),
        Of($"<(?:[a-z0-9_]+:)?{Names}(?:\\s[^<>]*)?>[^<]+"),
        Of($"name=\"?{Names}\"?[^\\r\\n]*(?:\\r?\\n[^\\r\\n]+)*\\r?\\n\\r?\\n[^\\r\\n]+"),
    ];

    [FsCheck.NUnit.Property(MaxTest = 3_000)]
    public bool What_is_called_plain_has_nothing_that_a_pattern_finds(byte[] program)
    {
        var text = Text(program);
        var isPlain = Hints.IsPlain(text) || Hints.IsPlain(Encoding.UTF8.GetBytes(text));
        return !isPlain || !Array.Exists(Patterns, pattern => pattern.IsMatch(text));
    }

    [FsCheck.NUnit.Property(MaxTest = 3_000)]
    public bool A_field_or_a_pair_is_looked_for_wherever_its_pattern_finds_it(byte[] program)
    {
        var text = Text(program);
        return (Hints.MayHavePair(text) || !Patterns[0].IsMatch(text)) && (Hints.MayHaveField(text) || !Patterns[1].IsMatch(text))
            && (Hints.MayHaveElement(text) || !Patterns[5].IsMatch(text)) && (Hints.MayHavePart(text) || !Patterns[6].IsMatch(text));
    }

    [TestCase(Sealed)]
    [TestCase("eyJhbGci.eyJpYXQi.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw")]
    [TestCase("see \u212aey and to\u212aen=abc")]
    [TestCase("a=b&pAssword=x")]
    [TestCase("aPI_kEY")]
    [TestCase("bAsic")]
    [TestCase("bEarer")]
    [TestCase("tOKEN")]
    [TestCase("sECRET")]
    public void Whatever_is_next_to_a_secret_is_not_called_plain(string text) =>
        Assert.That((Hints.IsPlain(text), Hints.IsPlain(Encoding.UTF8.GetBytes(text))), Is.EqualTo((false, false)));

    [TestCase("application/json; charset=utf-8")]
    [TestCase("0f31da1a-2ded-4022-a156-49ae835e3539")]
    [TestCase("www.workbook.example")]
    public void What_calls_commonly_have_is_called_plain(string text) => Assert.That(Hints.IsPlain(text));

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public bool A_line_is_what_Control_tells_of_any_call(byte[] query, byte[] header, byte[] body, byte[] answer, byte[] told)
    {
        var call = Call(Text(query), Text(header), Text(body), Text(answer), Text(told));
        var (line, first, again) = (new CallLine(), new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        line.Call(first, call, Entries.Ending(), "w", 3);
        line.Call(again, call, Entries.Ending(), "w", 3);
        var expected = Control(call.Read()).Replace('\n', ' ').Replace('\r', ' ') + "\n";
        return Encoding.UTF8.GetString(first.WrittenSpan) == expected && Encoding.UTF8.GetString(again.WrittenSpan) == expected;
    }

    private static string Control(Call call)
    {
        var to = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            CallJson.Write(json, ShownCall.Of(call), "w", 3);
        }

        return Encoding.UTF8.GetString(VisibleJson.Of(to.WrittenMemory).Span);
    }

    // The answer repeats what the request has, as a scenario may have it do.
    private static Extract Call(string query, string header, string body, string answer, string told)
    {
        var journal = new Journal(new JournalLimits());
        var ticket = journal.Open(new Entry
        {
            Exchange = new Exchange("POST", "/" + query, query.Length == 0 ? "" : "?" + query, [new("X-Any", header), new("Authorization", "Bearer " + told), new(Asked[(body.Length + told.Length) % Asked.Length], body)], Encoding.UTF8.GetBytes(body)),
            At = Entries.Start,
            Why = told,
            Answer = new Reply(200, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(answer + told), new Header(Answered[(body.Length + header.Length) % Answered.Length], told + header), new Header("X-Told", told)),
            Effect = Effect.Applied,
        });
        journal.Close(ticket, Entries.Ending());
        return Extract.Of(journal, ticket)!;
    }

    private static string Text(byte[] program) => string.Concat(program.Select(each => Pieces[each % Pieces.Length]));

    private static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
