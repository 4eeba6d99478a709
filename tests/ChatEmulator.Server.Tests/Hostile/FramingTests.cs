using System.Text;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>
/// Where a request ends, and what Kestrel refuses before any code of ours. Whatever two readers could take for different requests is
/// refused, or it is the last on its connection.
/// </summary>
public sealed class FramingTests
{
    private const string Post = $"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\n";
    private const string Chunked = Post + "Transfer-Encoding: chunked\r\n";
    private const string Smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly string Large = new('a', 65_536);

    private static IEnumerable<TestCaseData> Attacks =>
    [
        Named("Two_lengths", 400, $"{Post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}{Smuggled}"),
        Named("Two_equal_lengths", 400, $"{Post}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{{}}{Smuggled}"),
        Named("A_list_of_lengths", 400, $"{Post}Content-Length: 2, 2\r\n\r\n{{}}{Smuggled}"),
        Named("A_length_below_zero", 400, $"{Post}Content-Length: -1\r\n\r\n{Smuggled}"),
        Named("A_length_in_hex", 400, $"{Post}Content-Length: 0x2\r\n\r\n{{}}{Smuggled}"),
        Named("A_length_of_nothing", 400, $"{Post}Content-Length: \r\n\r\n{{}}{Smuggled}"),
        Named("A_length_past_any_number", 400, $"{Post}Content-Length: 99999999999999999999\r\n\r\n{Smuggled}"),
        Named("Length_and_chunks", 401, $"{Post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Chunks_and_length", 401, $"{Chunked}Content-Length: 4\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Chunked_and_identity", 400, $"{Chunked}Transfer-Encoding: identity\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Chunked_but_not_last", 400, $"{Post}Transfer-Encoding: chunked, gzip\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Nearly_chunked", 400, $"{Post}Transfer-Encoding: xchunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Chunked_after_a_space", 400, $"{Post}Transfer-Encoding : chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Chunked_after_a_vertical_tab", 400, $"{Post}Transfer-Encoding: \vchunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("Chunks_in_HTTP_1_0", 401, $"{Chunked.Replace("1.1", "1.0", StringComparison.Ordinal)}\r\n2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("A_line_feed_behind_a_chunks_size", 400, $"{Chunked}\r\n2\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("A_line_feed_in_a_chunks_extension", 400, $"{Chunked}\r\n2;a\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("A_chunk_past_any_number", 400, $"{Chunked}\r\nffffffffffffffff\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("A_chunk_below_zero", 400, $"{Chunked}\r\n-2\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("A_chunk_that_is_longer_than_told", 400, $"{Chunked}\r\n1\r\n{{}}\r\n0\r\n\r\n{Smuggled}"),
        Named("A_trailer_that_is_no_text", 400, $"{Chunked}\r\n2\r\n{{}}\r\n0\r\nContent-Length: \xde\xde\r\n\r\n{Smuggled}"),
        Named("A_header_over_two_lines", 400, $"{Post}X: a\r\n b\r\n\r\n{Smuggled}"),
        Named("A_header_without_a_colon", 400, $"{Post}X\r\n\r\n{Smuggled}"),
        Named("A_NUL_in_a_header", 400, $"{Post}X: a\0b\r\n\r\n{Smuggled}"),
        Named("A_header_that_is_no_text", 400, $"{Post}X: \xff\xfe\r\n\r\n{Smuggled}"),
        Named("No_host", 400, $"GET / HTTP/1.1\r\n\r\n{Smuggled}"),
        Named("Two_hosts", 400, $"{Post}Host: y\r\n\r\n{Smuggled}"),
        Named("A_header_of_64_kB", 431, $"{Post}X: {Large}\r\n\r\n{Smuggled}"),
        Named("A_headers_name_of_64_kB", 431, $"{Post}{Large}: x\r\n\r\n{Smuggled}"),
        Named("Headers_of_64_kB_together", 431, $"{Post}{string.Concat(Enumerable.Range(0, 64).Select(i => $"X{i}: {Large[..1_000]}\r\n"))}\r\n{Smuggled}"),
        Named("A_thousand_headers", 431, $"{Post}{string.Concat(Enumerable.Range(0, 1_000).Select(i => $"X{i}: a\r\n"))}\r\n{Smuggled}"),
        Named("A_target_of_64_kB", 414, $"GET /{Large} HTTP/1.1\r\nHost: x\r\n\r\n{Smuggled}"),
        Named("A_method_of_64_kB", 414, $"{Large} / HTTP/1.1\r\nHost: x\r\n\r\n{Smuggled}"),
        Named("A_target_with_a_NUL", 400, $"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n{Smuggled}"),
        Named("A_target_that_is_no_text", 400, $"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n{Smuggled}"),
        Named("A_request_line_alone", 400, "GET /\r\n\r\n"),
        Named("A_version_from_the_future", 505, $"GET / HTTP/1.2\r\nHost: x\r\n\r\n{Smuggled}"),
        Named("The_beginning_of_TLS", 400, "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + new string('\0', 400) + "\r\n\r\n"),
    ];

    [TestCaseSource(nameof(Attacks))]
    public async Task Is_refused_cleanly_and_what_follows_is_not_taken_for_a_request(int status, string bytes)
    {
        await using var siege = await Siege.Begin();
        var text = await siege.ThrowToEnd(Encoding.Latin1.GetBytes(bytes));
        var answers = Answer.In(text).ToList();
        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { status }), text);
        Assert.That(answers[0].Head, Does.Contain("Connection: close").And.Not.Contain("text/html"));
        Assert.That(answers[0].Body, Is.Empty.Or.StartWith("{\"error"));
        siege.Calm();
        await siege.Serves();
    }

    [Test]
    public async Task The_beginning_of_HTTP_2_is_told_in_its_own_words_that_nobody_speaks_it()
    {
        await using var siege = await Siege.Begin();
        var text = await siege.ThrowToEnd(Encoding.Latin1.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"));

        // A frame GOAWAY with the error HTTP_1_1_REQUIRED.
        Assert.That(text, Is.EqualTo("\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x0d"));
        await siege.Serves();
    }

    private static TestCaseData Named(string name, int status, string bytes) => new TestCaseData(status, bytes).SetName(name + "_gets_a_clean_answer");
}
