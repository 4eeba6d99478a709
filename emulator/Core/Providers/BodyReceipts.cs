using System.Text;
using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;

namespace ChatEmulator.Providers;

/// <summary>The receipts of <see cref="BodyProfile"/>: how a vendor's bodies are read, probed at one of its operations.</summary>
/// <param name="verb">The operation's name without the provider.</param>
/// <param name="path">The operation's path.</param>
/// <param name="sound">A body that is accepted and leaves nothing behind: an object with at least one field.</param>
/// <param name="optional">The name of an optional text field that the body does not have.</param>
internal sealed class BodyReceipts(string verb, string path, string sound, string optional)
{
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>The receipts that need no more than a sound body.</summary>
    public IEnumerable<Receipt> All() =>
    [
        Assumed("not_json", "a body that is not JSON is a bad request", null, "No page says how broken", Bad("{"), Bad("ttl=60"), Bad(sound + "x"), Bad($"{{\"{optional}\":1e}}"), Bad("{'a':1}"), Bad("[1,]")),
        Of(BodyProfile.EmptyBodyKey, "an empty body is read as an empty object", Probe(new Expected("not a bad request", null) { Also = (answer, _) => !ErrorEntry.Of(answer).Any(entry => entry.Code is "Bad Request" or "bad_request") }, "")),
        Of(BodyProfile.ContentTypeKey, "any Content-Type will do, and none", Probe(Expected.Success, sound, null), Probe(Expected.Success, sound, "text/plain"), Probe(Expected.Success, sound, "application/json; charset=utf-8")),
        Of(BodyProfile.ByteOrderMarkKey, "a byte order mark is not JSON", Bad("\u00EF\u00BB\u00BF" + sound)),
        Of(BodyProfile.BrokenUnicodeKey, "texts must be Unicode", Bad(With("\"\\ud800\"")), Bad(With("\"\u00FF\"")), Probe(Expected.Success, With("\"\\ud83d\\ude00\""))),
        Of(BodyProfile.DuplicateKeysKey, "of a name that is there twice the last one counts", Probe(Expected.Success, $"{{\"{optional}\":7,{With("\"text\"")[1..]}")),
        Of(BodyProfile.NullOptionalKey, "null in an optional field is the same as leaving it out", Probe(Expected.Success, With("null"))),
        Of(BodyProfile.UnknownFieldsKey, "fields that the contract does not name are ignored", Probe(Expected.Success, $"{{\"unheard_of\":1,{sound[1..]}")),
        Assumed("too_large", "a body over 25 MB is too large", null, "No page names a limit for bodies", new Probe(Expected.Refusal(413), context => Request(context, Blank(25_000_001))) { Needs = ProbeNeeds.Heavy }),
    ];

    /// <summary>The receipt about nesting.</summary>
    /// <param name="nested">A body of so many levels.</param>
    /// <param name="kept">What is answered when it is not too deep.</param>
    /// <param name="needs">What it leaves behind at whoever takes it.</param>
    public Receipt Depth(Func<int, string> nested, Expected kept, ProbeNeeds needs = ProbeNeeds.None) =>
        Of(BodyProfile.MaxDepthKey, "a body may be nested 100 levels deep", Probe(kept, nested(100)) with { Needs = needs }, Bad(nested(101)) with { Needs = needs });

    private string With(string value) => $"{{\"{optional}\":{value},{sound[1..]}";

    private Receipt Of(string key, string about, params IReadOnlyList<Probe> probes)
    {
        var source = BodyProfile.Keys.Single(each => each.Option.Name == key).Source;
        return Assumed(key, about, key, source, probes);
    }

    private Receipt Assumed(string name, string about, string? key, string source, params IReadOnlyList<Probe> probes) =>
        new($"{verb}.body.{name}", $"{char.ToUpperInvariant(about[0])}{about[1..]}", Basis.Assumed, source, key, probes);

    private Probe Bad(string body) => Probe(Expected.Refusal(400), body);

    // Every letter is a byte, so that a body may be no text at all.
    private Probe Probe(Expected expected, string body, string? contentType = "application/json") => new(
        expected,
        context => Request(context, Bytes.GetBytes(body)) with { ContentType = contentType });

    private ProbeRequest Request(ProbeContext context, byte[] body) => new("POST", path, body) { Authorization = context.Authorization };

    // Made when it is sent, and not before: the receipts live as long as the process.
    private static byte[] Blank(int size)
    {
        var body = new byte[size];
        body.AsSpan().Fill((byte)' ');
        return body;
    }
}
