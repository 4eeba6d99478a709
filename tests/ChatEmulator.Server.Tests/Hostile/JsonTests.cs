using System.Text;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>
/// What counts as JSON, asked of a vendor: a text that is JSON is judged by its fields (422 where they are missing), another is a 400.
/// A folder of somebody else's cases, named like <c>y_….json</c>, <c>n_….json</c> and <c>i_….json</c> for yes, no and either, is run by hand.
/// </summary>
public sealed class JsonTests
{
    private const string Folder = "CHAT_EMULATOR_JSON_SUITE";

    private static readonly string[] Readable =
    [
        "{}", "[]", "0", "-0", "1e5", "1E-400", "1e+99999", "\"\"", "null", "true", " \t\r\n{}\r\n", "{\"\":0}", "{\"a\":1,\"a\":2}", "{\"a\\u0000b\":0}",
        "[\"\\ud83d\\ude00\"]", "[\"\\uffff\"]", "[\"\x7f\"]", "[\"\xc3\xa9\"]", "[\"\xf4\x8f\xbf\xbf\"]", "[\"\xef\xbb\xbf\"]", "[123456789012345678901234567890.5e-3]",
        new string('[', 64) + new string(']', 64),
    ];

    private static readonly string[] Unreadable =
    [
        "", " ", "{", "}", "[", "]", "[1", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":1}}", "[]]", "[][]", "1 2", "01", "-", "-01",
        "+1", ".1", "1.", "1.e1", "1e", "1e+", "0x1", "1_000", "Infinity", "-Infinity", "NaN", "True", "nul", "truex", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u123g\"",
        "\"\t\"", "\"\n\"", "\"\0\"", "\0", "{}\0", "[\xa0" + "1]", "/**/{}", "{}//", "{\"a\":/**/1}", "#", "<x/>", "\xef\xbb\xbf{}", "\xff\xfe{\0}\0", "\0{\0}",
        "[\"\\ud800\"]", "[\"\\udc00\\ud800\"]", "{\"\\ud800\":1}", "[\"\xff\"]", "[\"\xc0\x80\"]", "[\"\xed\xa0\x80\"]", "[\"\xe2\x82\"]", "\xff", "[1\xff]",
        new string('[', 10_000) + new string(']', 10_000), new('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
    ];

    [Test]
    public async Task Texts_at_the_edge_of_JSON_are_told_from_those_beyond_it()
    {
        await using var siege = await Siege.Begin();
        var wrong = new List<string>();
        foreach (var (text, expected) in Readable.Select(text => (text, 422)).Concat(Unreadable.Select(text => (text, text.Length == 0 ? 422 : 400))))
        {
            var bytes = Encoding.Latin1.GetBytes(text);
            if (await Status(siege, bytes) is var status && status != expected)
            {
                wrong.Add($"{new Attack(bytes)}: {status}, not {expected}");
            }
        }

        Assert.That(wrong, Is.Empty);
        siege.Calm();
    }

    [Test]
    [Category("Long")]
    public async Task A_folder_of_cases_is_answered_as_their_names_say()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder)
        {
            Assert.Ignore($"Set {Folder} to a folder with files such as y_*.json, n_*.json and i_*.json (the public JSONTestSuite's test_parsing).");
            return;
        }

        await using var siege = await Siege.Begin();
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var bytes = await File.ReadAllBytesAsync(file);
            var status = await Status(siege, bytes);
            told[$"{name[0]} {status}"] = told.GetValueOrDefault($"{name[0]} {status}") + 1;
            if (!IsRight(name[0], status, bytes))
            {
                wrong.Add($"{name}: {status}, {new Attack(bytes)}");
            }
        }

        await TestContext.Out.WriteLineAsync(string.Join(", ", told.Select(each => $"{each.Key}: {each.Value}")));
        Assert.That(wrong, Is.Empty);
        siege.Calm();
    }

    // An empty body is an empty object, because SDKs send one for a call without an argument.
    private static bool IsRight(char kind, int status, byte[] bytes) => kind switch
    {
        'y' => status == 422,
        'n' => status == 400 || (bytes.Length == 0 && status == 422),
        _ => status is 400 or 422,
    };

    private static async Task<int> Status(Siege siege, byte[] body)
    {
        var head = $"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {Play.Basic()}\r\nContent-Length: {body.Length}\r\n\r\n";
        var text = await siege.ThrowToEnd([.. Encoding.ASCII.GetBytes(head), .. body]);
        return Answer.In(text).Select(answer => answer.Status).SingleOrDefault();
    }
}
