using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Bodies that are JSON, or nearly: of a grammar whose words are the nasty ones. A letter is a byte.</summary>
internal static class JsonAttacks
{
    private static readonly string[] Sound =
    [
        "0", "-0", "1", "1e5", "1E+400", "-1e-400", "1e99999999999", "9223372036854775807", "9223372036854775808", "0.1e1", "60.0", "6e1",
        new('9', 5_000), "0." + new string('0', 5_000) + "1", "true", "false", "null", " 1\t",
        "\"\"", "\"a\"", "\"\\\"\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\u00e9\"", "\"\xc3\xa9\"", "\"\xef\xbb\xbf\"", "\"\xe2\x80\xae\"",
        "\"ada@example.com\"", "\"@\"", "\"a@b\xc3\xa9.cc\"", "\"QUJD\"", "\"QUJ\"", "\"QUJD====\"", "\"Q\\u0055JD\"", "\"-_-_\"",
        "\"2026-01-01T00:00:00Z\"", "[]", "{}", new string('[', 60) + new string(']', 60), "\"" + new string('x', 70_000) + "\"",
    ];

    private static readonly string[] Broken =
    [
        "-", "01", "+1", ".5", "5.", "1e", "Infinity", "NaN", "0x10", "TRUE", "nul", "undefined", "'a'", "", " ", "/* a */ 1", "// a\n1",
        "\"", "\"\0\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u\"", "\"\\x41\"", "\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf5\x80\x80\x80\"",
        "\"\t\"", "\"\n\"", "[1,]", "{\"a\":1,}", "[,1]", "{1:1}", "{\"a\"}", "{:1}", "[1 2]", "]", "}", new string('[', 70) + new string(']', 70),
        new('[', 10_000), new('"', 3),
    ];

    private static readonly string[] Names =
    [
        "ttl", "channels", "member_id", "state", "read", "write", "general", "to", "subject", "content", "ext_msg_id", "thread_id", "from_customer_id",
        "reply_to_ext_msg_id", "attachments", "name", "emails", "phones", "external_id", "type", "by", "token", "", " ", "a.b", "\\u0074tl",
        "__proto__", "constructor", "$ref", "TTL", new('n', 3_000),
    ];

    private static readonly string[] Around =
        [" {0}\r\n", "\xef\xbb\xbf{0}", "{0}{0}", "{0},", "\0{0}", "{0}\0", "[{0}", "\xff\xfe{0}", ")]}'\n{0}"];

    private static readonly Gen<string> Word = Gen.Frequency((30, Gen.Elements(Sound)), (1, Gen.Elements(Broken)));

    /// <summary>A request of an operation, well framed, with such a body.</summary>
    public static Gen<Attack> Requests { get; } =
        from whole in Gen.Elements<string>(RequestAttacks.Whole)
        from body in Body(whole.Split("\r\n\r\n", 2)[1])
        select new Attack(Encoding.Latin1.GetBytes(Framed(whole, body)));

    // What is accepted, with one value replaced, is let in further than what is made up whole.
    private static Gen<string> Body(string good) =>
        from made in Gen.OneOf(Value(3), Members(3), Replaced(good))
        from around in Gen.Frequency((8, Gen.Constant("{0}")), (1, Gen.Elements(Around)))
        select around.Replace("{0}", made, StringComparison.Ordinal);

    private static Gen<string> Value(int depth) => depth == 0 ? Word : Gen.OneOf(Word, Members(depth), Items(depth));

    private static Gen<string> Items(int depth) =>
        from count in Gen.Choose(0, 4)
        from items in Value(depth - 1).ArrayOf(count)
        select $"[{string.Join(',', items)}]";

    private static Gen<string> Members(int depth) =>
        from count in Gen.Choose(0, 4)
        from names in Gen.Elements(Names).ArrayOf(count)
        from values in Value(depth - 1).ArrayOf(count)
        select $"{{{string.Join(',', names.Zip(values, (name, value) => $"\"{name}\":{value}"))}}}";

    private static Gen<string> Replaced(string good) =>
        from value in Value(2)
        from name in Gen.Elements(Names)
        from place in Gen.Choose(0, 1_000)
        select Replace(good, place, name, value);

    private static string Replace(string good, int place, string name, string value)
    {
        var places = Enumerable.Range(0, good.Length).Where(i => good[i] is ':' or '{').ToList();
        if (places.Count == 0)
        {
            return value;
        }

        var at = places[place % places.Count] + 1;
        if (good[at - 1] == '{')
        {
            return $"{good[..at]}\"{name}\":{value},{good[at..]}";
        }

        var end = good.AsSpan(at).IndexOfAny(',', '}');
        return end < 0 ? good[..at] + value : good[..at] + value + good[(at + end)..];
    }

    private static string Framed(string whole, string body)
    {
        var head = whole[..whole.IndexOf("Content-Length", StringComparison.Ordinal)];
        return $"{head}Content-Length: {body.Length}\r\n\r\n{body}";
    }
}
