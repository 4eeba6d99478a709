using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Deliveries;

/// <summary>Deliveries that add up, and what of them an answer or a call leaves no room for.</summary>
public sealed class CompositionTests
{
    private const string Own = "200 application/json X-Vendor=yes";

    private static readonly Verb[] Ends = [Verb.Fin, Verb.Rst, Verb.Hold, Verb.ResetStream, Verb.GoAway];

    [TestCase("{ delay: 3s, reset: }", Own + " | Wait 3s | Rst")]
    [TestCase("{ delay: 3s, interim: 103, hang: }", Own + @" | Raw HTTP/1.1 103 Early Hints\r\n\r\n | Wait 3s | Hold")]
    [TestCase("{ truncate: { after: 5 B }, dribble: { pieces: 4, over: 3s }, delay: 1s }", Own + @" | Wait 1s | Head | Body {"" | Wait 1s | Body id | Wait 1s | Body "" | Fin")]
    [TestCase("{ truncate: { after: 4 B, then: rst }, dribble: { pieces: 4, over: 3s } }", Own + @" | Head | Body {"" | Wait 1s | Body id | Rst")]
    [TestCase("{ truncate: { after: 0 B }, throttle: 4 B/s }", Own + " | Head | Fin")]
    [TestCase("{ hang: { after: 3 B }, slice: 2 B }", Own + @" | Head | Body {"" | Body i | Hold")]
    [TestCase("{ malformed_chunk: , slice: 4 B }", Own + @" raw lengthless chunked | Head | Body 4\r\n{""id\r\n | Body 4\r\n"":7}\r\n | Raw no chunk size\r\n | Fin")]
    [TestCase("{ endless_chunks: , dribble: { pieces: 2, over: 1s }, wrong_type: a/b }", @"200 a/b X-Vendor=yes raw lengthless chunked | Head | Body 4\r\n{""id\r\n | Wait 1s | Body 4\r\n"":7}\r\n | Fin")]
    [TestCase("{ wrong_length: , slice: 4 B }", Own + @" raw length=18 | Head | Body {""id | Body "":7} | Fin")]
    [TestCase("{ wrong_length: , truncate: { after: 1 B, then: rst } }", Own + " raw length=18 | Head | Body { | Rst")]
    [TestCase("{ bad_header: , hang: { after: headers } }", Own + " raw [This line is no header] | Head | Hold")]
    [TestCase("{ slow_close: 1s, dribble: { pieces: 2, over: 1s } }", Own + @" closes | Head | Body {""id | Wait 1s | Body "":7} | Wait 1s | Fin")]
    [TestCase("{ drain: , slice: 4 B, delay: 1s }", Own + @" | Wait 1s | Drain | Head | Body {""id | Body "":7}")]
    [TestCase("{ broken_json: , truncate: { share: 100% } }", Own + @" spoils | Head | Body {""id"":7}} | Fin")]
    [TestCase("{ empty: , connection_close: }", Own + " closes spoils | Send ")]
    [TestCase("{ corrupt_gzip: , slice: 10 B }", @"200 application/json X-Vendor=yes Content-Encoding=gzip spoils | Head | Body \x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF | Body {""id"":7}")]
    public void Words_add_up_in_one_order_however_they_are_written(string written, string script) =>
        Assert.That(Played.Told(Played.Script(written)), Is.EqualTo(script));

    [Test]
    public void Of_any_two_words_that_may_stand_together_a_script_comes_that_ends_once_and_keeps_to_its_protocol()
    {
        foreach (var (one, other) in Pairs())
        {
            Delivery[] deliveries = [.. Played.Read(one.Example), .. Played.Read(other.Example)];
            var wrong = Company.Wrong(deliveries[0], deliveries[1]);
            Assert.That(Company.Wrong(deliveries[1], deliveries[0]) is null, Is.EqualTo(wrong is null), $"{one.Word}, {other.Word}");
            Assert.That(Played.Wrong($"{{ {Inside(one)}, {Inside(other)} }}"), wrong is null ? Is.Empty : Is.EqualTo(new[] { wrong }), $"{one.Word}, {other.Word}");
            if (wrong is null)
            {
                var script = Menu.Play(Played.Answer(), Played.Settled(Menu.InOrder(deliveries), Played.Answer()));
                Check(script, Company.On(deliveries), $"{one.Word}, {other.Word}: {Played.Told(script)}");
            }
        }
    }

    [TestCase("truncate", null)]
    [TestCase("{ hang: { after: 3 B, for: 1s } }", "hang 1s")]
    [TestCase("{ broken_json: , delay: 1s }", "delay 1s")]
    [TestCase("{ slice: , wrong_type: a/b }", null)]
    [TestCase("{ proxy_page: 502, truncate: { after: 4 B } }", "truncate after 4 B, proxy_page 502")]
    [TestCase("{ bad_header: , slice: }", "bad_header")]
    public void What_needs_a_body_is_left_out_where_there_is_none_and_the_journal_says_what_was_played(string written, string? word)
    {
        Reply bare = new(204);
        var settled = Played.Settled(Played.Read(written), bare);
        Assert.That(Menu.Told(settled), Is.EqualTo(word));
        Check(Menu.Play(bare, settled), Company.On(settled), written);
    }

    [Test]
    public void Nothing_gives_an_answer_to_a_HEAD_a_body() => Assert.That(
        Menu.Told(Played.Settled(Played.Read("{ proxy_page: 502, truncate: { after: 4 B } }"), Played.Answer(), isHead: true)), Is.EqualTo("proxy_page 502"));

    [Test]
    public void A_slice_cuts_within_a_letter() =>
        Assert.That(Played.Told(Played.Script("slice", Played.Answer("é"))), Is.EqualTo(Own + @" | Head | Body \xC3 | Body \xA9"));

    [TestCase("{ slice: 1 B }")]
    [TestCase("{ throttle: 1 B/s }")]
    [TestCase("{ dribble: { pieces: 10000, over: 1h } }")]
    public void No_body_is_sent_in_more_than_ten_thousand_pieces_and_none_of_it_is_lost(string written)
    {
        var body = string.Concat(Enumerable.Range(0, 25_001).Select(number => (char)('a' + (number % 26))));
        var pieces = Played.Script(written, Played.Answer(body)).Steps.Where(step => step.Verb == Verb.Body).ToList();
        Assert.That(pieces, Has.Count.InRange(8_000, 10_000));
        Assert.That(string.Concat(pieces.Select(piece => Encoding.UTF8.GetString(piece.Bytes.Span))), Is.EqualTo(body));
    }

    [TestCase("{ throttle: 3 B/s }", 8.0 / 3)]
    [TestCase("{ throttle: 8 GB/s }", 1e-9)]
    [TestCase("{ dribble: { pieces: 7, over: 1s } }", 1.0)]
    [TestCase("{ dribble: { pieces: 2, over: 3650000d } }", 3650000.0 * 86400)]
    [TestCase("{ dribble: { over: 0s } }", 0.0)]
    public void The_waits_between_pieces_come_to_the_whole_time(string written, double seconds)
    {
        var waits = Played.Script(written).Steps.Where(step => step.Verb == Verb.Wait).Select(step => step.For).ToList();
        Assert.That(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait).TotalSeconds, Is.EqualTo(seconds).Within(1e-7));
        Assert.That(waits, Has.All.GreaterThanOrEqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Bits_are_turned_over_once_each_and_other_ones_for_another_call()
    {
        var (whole, seen) = (Played.Answer("{\"id\":7}").Body.ToArray(), new HashSet<string>());
        for (var key = 0UL; key < 40; key++)
        {
            var bent = Played.Script("{ flip_bits: 5 }", key: key).Reply.Body.ToArray();
            Assert.That(whole.Zip(bent, (one, other) => System.Numerics.BitOperations.PopCount((uint)(one ^ other))).Sum(), Is.EqualTo(5));
            seen.Add(Played.Text(bent));
        }

        Assert.That(seen, Has.Count.EqualTo(40));
        Assert.That(Played.Text(Played.Script("{ flip_bits: 5 }", key: 3).Reply.Body), Is.EqualTo(Played.Text(Played.Script("{ flip_bits: 5 }", key: 3).Reply.Body)));
    }

    [Test]
    public void Garbage_never_begins_as_an_answer_does()
    {
        for (var key = 0UL; key < 200; key++)
        {
            Assert.That(Played.Script("garbage", key: key).Steps[0].Bytes.Span[0], Is.GreaterThanOrEqualTo(0x80));
        }
    }

    [Test]
    public void The_answer_itself_is_left_as_it_was()
    {
        var answer = Played.Answer();
        foreach (var word in Menu.All)
        {
            Played.Script(word.Example, answer);
        }

        Assert.That((answer.Status, answer.ContentType, answer.Headers.Length, Encoding.UTF8.GetString(answer.Body.Span)), Is.EqualTo((200, "application/json", 1, "{\"id\":7}")));
    }

    private static void Check(Script script, Protocols on, string told)
    {
        var verbs = script.Steps.Select(step => step.Verb).ToList();
        var end = verbs.FindIndex(verb => Ends.Contains(verb));
        Assert.That(verbs, Is.Not.Empty, told);
        Assert.That(end < 0 || end == verbs.Count - 1, Is.True, told);
        Assert.That(script.Form?.Raw != true || end >= 0, Is.True, told);
        Assert.That(verbs.Count(verb => verb is Verb.Head or Verb.Send), Is.LessThanOrEqualTo(1), told);
        Assert.That(verbs.Contains(Verb.Body) && !verbs.Contains(Verb.Head), Is.False, told);
        var isOfHttp1 = script.Form is { Raw: true } or { Closes: true } || verbs.Exists(verb => verb is Verb.Raw or Verb.Listen);
        var isOfHttp2 = verbs.Exists(verb => verb is Verb.ResetStream or Verb.GoAway or Verb.Drain);
        Assert.That(on.HasFlag(Protocols.Http2) && isOfHttp1, Is.False, told);
        Assert.That(on.HasFlag(Protocols.Http1) && isOfHttp2, Is.False, told);
    }

    private static IEnumerable<(DeliveryWord One, DeliveryWord Other)> Pairs() =>
        Menu.All.SelectMany((one, place) => Menu.All.Skip(place + 1).Select(other => (one, other)));

    private static string Inside(DeliveryWord word) => word.Example is ['{', .. var part, '}'] ? part.Trim() : $"{word.Word}: ";
}
