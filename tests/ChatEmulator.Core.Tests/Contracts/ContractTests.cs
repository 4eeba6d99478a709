using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator.Core.Tests.Contracts;

public sealed class ContractTests
{
    private static readonly Contract Table = new(
        new Field("ttl", Row(new Rule.Required(), "missing"), Row(new Rule.WholeNumber(), "type"), Row(new Rule.AtLeast(1), "low"), Row(new Rule.AtMost(10), "high")),
        new Field("map", Row(new Rule.Is(JsonType.Object), "type"), Row(new Rule.MinEntries(1), "empty"), Row(new Rule.MaxEntries(500), "many"))
        {
            Inside =
            [
                new Field("*", Row(new Rule.EitherOf("read", "write"), "neither"))
                {
                    OfName = [Row(new Rule.MaxLength(5), "name long"), Row(new Rule.NotPrefix("sw_"), "reserved")],
                    Inside = [new Field("read", Row(new Rule.Is(JsonType.Boolean), "type"))],
                },
            ],
        },
        new Field("name", Row(new Rule.Is(JsonType.String), "type"), Row(new Rule.MaxLength(5), "long")),
        new Field("state", Row(new Rule.Is(JsonType.Object), "type"), Row(new Rule.MaxSerialised(20), "large")),
        new Field("files", Row(new Rule.Is(JsonType.Array), "type"))
        {
            Inside = [new Field("[]", Row(new Rule.Is(JsonType.Object), "type")) { Inside = [new Field("file", Row(new Rule.Is(JsonType.String), "type"), Row(new Rule.Base64(), "base64"), Row(new Rule.MaxDecoded(3), "large"))] }],
        });

    [TestCase("""{"ttl":1}""", "")]
    [TestCase("""{"ttl":10.0}""", "")]
    [TestCase("""{"ttl":1e1}""", "")]
    [TestCase("""{"ttl":null}""", "ttl missing")]
    [TestCase("""{"ttl":""}""", "ttl missing")]
    [TestCase("""{}""", "ttl missing")]
    [TestCase("""[]""", "ttl missing")]
    [TestCase("""{"ttl":"1"}""", "ttl type")]
    [TestCase("""{"ttl":1.5}""", "ttl type")]
    [TestCase("""{"ttl":0}""", "ttl low")]
    [TestCase("""{"ttl":11}""", "ttl high")]
    [TestCase("""{"ttl":1e400}""", "ttl high")]
    [TestCase("""{"ttl":1e-400}""", "ttl type")]
    [TestCase("""{"ttl":1.0000000000000000000000001}""", "ttl type")]
    [TestCase("""{"ttl":0.1e1}""", "")]
    [TestCase("""{"ttl":100e-1}""", "")]
    [TestCase("""{"ttl":100e-3}""", "ttl type")]
    [TestCase("""{"ttl":-0.0}""", "ttl low")]
    [TestCase("""{"ttl":0e99999999999999999999}""", "ttl low")]
    [TestCase("""{"ttl":"  "}""", "ttl missing")]
    [TestCase("""{"ttl":-99999999999999999999999999}""", "ttl low")]
    [TestCase("""{"ttl":1,"map":[]}""", "map type")]
    [TestCase("""{"ttl":1,"map":{}}""", "map empty")]
    [TestCase("""{"ttl":1,"map":null}""", "")]
    [TestCase("""{"ttl":1,"map":{"a":{}}}""", "map.a neither")]
    [TestCase("""{"ttl":1,"map":{"a":true}}""", "map.a neither")]
    [TestCase("""{"ttl":1,"map":{"a":null}}""", "map.a neither")]
    [TestCase("""{"ttl":1,"map":{"a":{"read":null}}}""", "map.a neither")]
    [TestCase("""{"ttl":1,"map":{"a":{"read":1}}}""", "map.a.read type")]
    [TestCase("""{"ttl":1,"map":{"abcdef":{"read":true}}}""", "map.abcdef name long")]
    [TestCase("""{"ttl":1,"map":{"éééé😀":{"read":true}}}""", "")]
    [TestCase("""{"ttl":1,"map":{"\u00e9\u00e9\u00e9\u00e9\ud83d\ude00":{"read":true}}}""", "")]
    [TestCase("""{"ttl":1,"map":{"éééé😀x":{"read":true}}}""", "map.éééé😀x name long")]
    [TestCase("""{"ttl":1,"map":{"sw_a":{"read":true}}}""", "map.sw_a reserved")]
    [TestCase("""{"ttl":1,"map":{"\u0073w_a":{"read":true}}}""", "map.sw_a reserved")]
    [TestCase("""{"ttl":1,"map":{"SW_a":{"read":true}}}""", "")]
    [TestCase("""{"ttl":1,"name":7}""", "name type")]
    [TestCase("""{"ttl":1,"name":"abcde"}""", "")]
    [TestCase("""{"ttl":1,"name":"abcdef"}""", "name long")]
    [TestCase("""{"ttl":1,"name":"\"\\\n\u0041é"}""", "")]
    [TestCase("""{"ttl":1,"state":{"a":"0123456789ab"}}""", "")]
    [TestCase("""{"ttl":1,"state":{"a":"0123456789abc"}}""", "state large")]
    [TestCase("""{"ttl":1,"state":{ "a" :  "0123456789ab" }}""", "")]
    [TestCase("""{"ttl":1,"state":{"a":"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"}}""", "")]
    [TestCase("""{"ttl":1,"state":{"a":"           \" "}}""", "state large")]
    [TestCase("""{"ttl":1,"state":{"a":"          \" "}}""", "")]
    [TestCase("""{"ttl":1,"files":[{"file":"AAEC"},{"file":"AAECAw=="}]}""", "files[1].file large")]
    [TestCase("""{"ttl":1,"files":[{"file":"?"},7]}""", "files[0].file base64; files[1] type")]
    public void A_body_is_checked_row_by_row(string body, string violations)
    {
        using var json = JsonDocument.Parse(body);
        Assert.That(string.Join("; ", Table.Check(json.RootElement).Select(v => $"{v.Attribute} {v.Constraint.Code}")), Is.EqualTo(violations));
    }

    [Test]
    public void Several_problems_come_in_the_order_of_the_table_and_entries_in_the_order_sent()
    {
        using var json = JsonDocument.Parse("""{"name":7,"map":{"zzzzzz":{"read":0},"sw_":{}}}""");
        Assert.That(Table.Check(json.RootElement).Select(v => $"{v.Attribute} {v.Constraint.Code}"), Is.EqualTo(new[]
        {
            "ttl missing", "map.zzzzzz name long", "map.zzzzzz.read type", "map.sw_ reserved", "map.sw_ neither", "name type",
        }));
    }

    [Test]
    public void A_message_names_the_field_that_is_wrong()
    {
        var table = new Contract(new Field("a", []) { Inside = [new Field("b", new Constraint(new Rule.Required(), "x", "{name} of {path}", Basis.Assumed, ""))] });
        using var json = JsonDocument.Parse("""{"a":{}}""");
        Assert.That(table.Check(json.RootElement).Single().Message, Is.EqualTo("b of a.b"));
    }

    [Test]
    public void A_sound_body_of_five_hundred_entries_is_checked_without_allocation()
    {
        var entries = string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""
            "c{{i:000}}":{"read":true,"write":false}
            """));
        using var json = JsonDocument.Parse($$"""{"ttl":5,"map":{ {{entries}} },"name":"é\u00e9","state":{"a":" "},"files":[{"file":"AAEC"}]}""");
        Table.Check(json.RootElement);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var violations = Table.Check(json.RootElement);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That((violations.Count, allocated), Is.EqualTo((0, 0L)));
    }

    [Test]
    public void A_body_of_a_million_wrong_entries_is_told_a_thousand_of_them()
    {
        var entries = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"{i}\":0"));
        using var json = JsonDocument.Parse($"{{\"ttl\":5,\"map\":{{{entries}}}}}");
        Assert.That(Table.Check(json.RootElement), Has.Count.EqualTo(Contract.MostViolations));
    }

    [Test]
    public void A_contract_tells_every_path_it_knows() => Assert.That(Table.Paths, Is.EqualTo(new[]
    {
        "body.ttl", "body.map", "body.map.*", "body.map.*.read", "body.name", "body.state", "body.state.**", "body.files", "body.files[]", "body.files[].file",
    }));

    [TestCase("\"60\"", "")]
    [TestCase("\"6\\u0030\"", "")]
    [TestCase("\"6\\u00650\"", "")]
    [TestCase("\" 60\"", "type")]
    [TestCase("\"60 \"", "type")]
    [TestCase("\"60.5\"", "type")]
    [TestCase("\"-60\"", "low")]
    public void A_number_may_come_as_a_text_where_the_contract_says_so(string value, string code)
    {
        var table = new Contract(new Field("n", Row(new Rule.WholeNumber(Text: true), "type"), Row(new Rule.AtLeast(1), "low")));
        using var json = JsonDocument.Parse($"{{\"n\":{value}}}");
        Assert.That(string.Concat(table.Check(json.RootElement).Select(v => v.Constraint.Code)), Is.EqualTo(code));
    }

    [TestCase("""{"a":1,"b":[true,null]}""", """{ "b" : [ true , null ] , "a" : 1.0 }""", true)]
    [TestCase("\"\\u00e9\"", "\"é\"", true)]
    [TestCase("""{"\u0061":1}""", """{"a":1}""", true)]
    [TestCase("60", "6e1", true)]
    [TestCase("0", "-0", true)]
    [TestCase("9007199254740992", "9007199254740993", false)]
    [TestCase("9007199254740993", "9007199254740993.0", true)]
    [TestCase("9007199254740993", "900719925474099.3e1", true)]
    [TestCase("12345678901234.5", "123456789012345e-1", true)]
    [TestCase("1000000000000000000", "1e18", true)]
    [TestCase("1e400", "1e401", false)]
    [TestCase("1e400", "10e399", true)]
    [TestCase("1e-400", "0", false)]
    [TestCase("0.1000000000000000001", "0.1", false)]
    [TestCase("-1234567890123456789", "1234567890123456789", false)]
    [TestCase("0e5", "0.0", true)]
    [TestCase("""{"a":1,"b":2}""", """{"a":2,"b":1}""", false)]
    [TestCase("[1,2]", "[2,1]", false)]
    [TestCase("""["a"]""", """[["a"]]""", false)]
    [TestCase("\"1\"", "1", false)]
    [TestCase("true", "false", false)]
    [TestCase("{}", "[]", false)]
    public void Bodies_are_identical_when_they_are_equal_as_values(string one, string other, bool equal)
    {
        using var first = JsonDocument.Parse(Encoding.UTF8.GetBytes(one));
        using var second = JsonDocument.Parse(Encoding.UTF8.GetBytes(other));
        Assert.That(Fingerprint.Of(first.RootElement) == Fingerprint.Of(second.RootElement), Is.EqualTo(equal));
    }

    private static Constraint Row(Rule rule, string code) => new(rule, code, "{path}", Basis.Assumed, "here");
}
