using System.Reflection;
using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator.Core.Tests.Contracts;

public sealed class SchemaTests
{
    private static readonly Rule[] OneOfEachKind =
    [
        new Rule.Required(), new Rule.Unknown(), new Rule.Is(JsonType.Object), new Rule.WholeNumber(), new Rule.OneOf("a", "b"), new Rule.AtLeast(1),
        new Rule.AtMost(2), new Rule.MaxLength(3), new Rule.NotEmpty(), new Rule.NotPrefix("a.b_"), new Rule.MaxSerialised(4), new Rule.Base64(),
        new Rule.MaxDecoded(5), new Rule.MinEntries(1), new Rule.MaxEntries(2), new Rule.EitherOf("a", "b"),
    ];

    // Of every operation that takes a body, before what its own fields add.
    private static readonly string[] OfEveryBody =
    [
        "body byte_order_mark bad_request assumed (byte_order_mark): No byte order mark stands before the JSON.",
        "body max_depth bad_request assumed (max_depth): Objects and lists are nested at most 100 deep, the outermost included.",
        "body broken_unicode bad_request assumed (broken_unicode): Texts are Unicode: valid UTF-8, and no half of a surrogate pair in escapes.",
    ];

    [Test]
    public void Every_kind_of_rule_is_put_into_words()
    {
        var kinds = typeof(Rule).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(Rule)));
        Assert.That(OneOfEachKind.Select(rule => rule.GetType()), Is.EquivalentTo(kinds));
        foreach (var phrase in OneOfEachKind.Select(rule => SchemaWords.Of(rule, default)))
        {
            Assert.That(phrase.Types.Count + phrase.Keywords.Count > 0 || phrase.Unsaid is not null);
        }
    }

    [TestCase("signalwire.create_token", "body.state max_serialised state_size_limit_exceeded inferred (state_form, length_unit): At most 2000 code points as JSON, in its compact form with escapes decoded.")]
    [TestCase(
        "algoreg.create_end_user_token",
        "body end_user end_user_missing assumed (end_user): external_id is given, or at least one of emails; a blank external_id is none.")]
    [TestCase("algoreg.login")]
    [TestCase(
        "algoreg.create_message",
        "body recipient recipient_missing assumed (recipient): At least one of to, thread_id, reply_to_ext_msg_id and from_customer_id is given and not empty.",
        "body.attachments[].file base64 invalid_attachment assumed (base64): Base64 of the usual alphabet with padding and without white space (RFC 4648); contentEncoding is only a note.",
        "body.attachments[].file max_decoded attachment_too_large assumed (attachment_limit): At most 10000000 bytes when decoded.")]
    public void What_no_keyword_says_is_exactly_this(string operation, params string[] ofFields) =>
        Assert.That(Told(operation, "default"), Is.EqualTo((string[])[.. OfEveryBody, .. ofFields]));

    [TestCase("empty_body: refuse", "body empty_body bad_request assumed (empty_body): The body must not be empty.")]
    [TestCase("content_type: json", "body content_type unsupported_media_type assumed (content_type): The Content-Type must be application/json, or end in +json.")]
    [TestCase("duplicate_keys: refuse", "body duplicate_keys bad_request assumed (duplicate_keys): No object has the same name twice.")]
    [TestCase("max_depth: 20", "body max_depth bad_request assumed (max_depth): Objects and lists are nested at most 20 deep, the outermost included.")]
    [TestCase("length_unit: bytes", "body.channels.* (name) max_length channel_name_size_limit_exceeded inferred (length_unit): At most 250 bytes of UTF-8; maxLength counts code points.")]
    [TestCase("length_unit: utf16", "body.member_id max_length invalid_parameter inferred (length_unit): At most 250 units of UTF-16; maxLength counts code points.")]
    [TestCase("whole_number: plain", "body.ttl whole_number invalid_parameter inferred (whole_number, numeric_text): Written as digits alone: 60, and neither 60.0 nor 6e1.")]
    [TestCase("numeric_text: accept", "body.ttl at_least invalid_parameter inferred: A number that is sent as a text must be at least 1.")]
    [TestCase("state_form: as_sent", "body.state max_serialised state_size_limit_exceeded inferred (state_form, length_unit): At most 2000 code points as JSON, as it was sent.")]
    public void Another_reading_adds_what_no_keyword_says(string reading, string told) =>
        Assert.That(Told("signalwire.create_token", reading).Except(Told("signalwire.create_token", "default")), Does.Contain(told));

    [TestCase("byte_order_mark: ignore", "byte_order_mark")]
    [TestCase("broken_unicode: replace", "broken_unicode")]
    public void What_a_reading_does_not_refuse_is_not_told(string reading, string rule) =>
        Assert.That(Told("signalwire.create_token", reading), Has.None.Contain(rule));

    [Test]
    public void Every_schema_has_each_name_once_and_says_which_dialect_it_is_in()
    {
        foreach (var reading in SchemaReading.Every)
        {
            Assert.That(SchemaEvaluator.HasEachNameOnce(reading.Document), $"{reading}");
            Assert.That(reading.Document.GetProperty("$schema").GetString(), Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
            Assert.That(reading.Document.GetProperty("$id").GetString(), Is.EqualTo($"urn:chat-emulator:{reading.Operation.Name}"));
        }
    }

    [Test]
    public void A_keyword_stands_beside_what_is_answered_when_it_does_not_hold()
    {
        var ttl = Find("signalwire.create_token", "default").Document.GetProperty("properties").GetProperty("ttl");
        Assert.That(ttl.GetProperty("maximum").GetInt32(), Is.EqualTo(43_200));
        Assert.That(JsonElement.DeepEquals(ttl.GetProperty("x-refusals").EnumerateArray().Last(), JsonElement.Parse("""
            {"keywords":["maximum"],"code":"invalid_parameter","message":"Ttl must be less than or equal to 43200","basis":"inferred",
             "source":"SignalWire REST API: create a chat token"}
            """)));
    }

    [Test]
    public void Sample_bodies_keep_their_schemas()
    {
        foreach (var reading in SchemaReading.All.Where(reading => reading.Operation.SampleBody.Length > 0))
        {
            Assert.That(reading.Evaluator.Of(JsonElement.Parse(reading.Operation.SampleBody)), Is.Empty, $"{reading}");
        }
    }

    [TestCase("""{"type":"object","dependentRequired":{}}""")]
    [TestCase("""{"not":{"format":"email"}}""")]
    [TestCase("""{"$ref":"https://elsewhere.test/schema"}""")]
    public void The_evaluator_refuses_what_it_does_not_know(string schema) =>
        Assert.That(() => new SchemaEvaluator(JsonElement.Parse(schema)), Throws.InstanceOf<NotSupportedException>());

    [Test]
    public void A_contract_that_cannot_be_said_is_refused()
    {
        var both = new Contract(new Field("a", []), new Field("*", []));
        var untyped = new Contract(new Field("a", []) { Inside = [new Field("b", [])] });
        foreach (var contract in (Contract[])[both, untyped])
        {
            using var json = new Utf8JsonWriter(new MemoryStream());
            json.WriteStartObject();
            Assert.That(() => new Schema(contract, []).Write(json), Throws.InstanceOf<NotSupportedException>());
        }
    }

    [Test]
    public void A_parameter_of_a_query_is_what_its_text_stands_for()
    {
        var row = new Constraint(new Rule.WholeNumber(Text: true), "x", "", Basis.Assumed, "");
        var schema = new Schema(new Contract(new Field("token", row with { Rule = new Rule.Required() }), new Field("limit", row, row with { Rule = new Rule.AtMost(9) })), [], "query");
        var told = new List<string>();
        schema.WriteParameters((name, required, write) =>
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                write(json);
            }

            var written = JsonElement.Parse(stream.ToArray());
            told.Add($"{name} {required} {(written.TryGetProperty("type", out var type) ? type : "any")} {(written.TryGetProperty("maximum", out var most) ? most : "")}");
        });
        Assert.That(told, Is.EqualTo(new[] { "token True any ", "limit False integer 9" }));
        Assert.That(schema.Unsaid.Select(each => $"{each.Path} {each.Rule}"), Is.EqualTo(new[] { "query.limit whole_number", "query.limit at_most" }));
    }

    private static SchemaReading Find(string operation, string reading) =>
        SchemaReading.Every.Single(each => each.Operation.Name == operation && each.Name == reading);

    private static IEnumerable<string> Told(string operation, string reading) => Find(operation, reading).Schema.Schema.Unsaid.Select(each =>
        $"{each.Path} {each.Rule} {each.Code} {each.Basis.ToString().ToLowerInvariant()}{(each.Profile.Count == 0 ? "" : $" ({string.Join(", ", each.Profile)})")}: {each.Sentence}");
}
