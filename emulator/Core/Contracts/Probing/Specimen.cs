using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatEmulator.Contracts.Probing;

/// <summary>A value on one side of a rule's border: made when it is needed, since some are of many megabytes.</summary>
/// <param name="Kept">Whether it keeps the rule.</param>
/// <param name="Make">Makes the value; null is JSON's null.</param>
internal sealed record Specimen(bool Kept, Func<JsonNode?> Make)
{
    /// <summary>Whether the field is to be left out.</summary>
    public bool Absent { get; private init; }

    /// <summary>Values on both sides of a rule about a field's value.</summary>
    public static IEnumerable<Specimen> Of(Field field, Rule rule) => rule switch
    {
        Rule.Required => [Keep(() => Valid(field)), new(false, () => null) { Absent = true }, Break(() => null), Break(() => "")],
        Rule.Is { Type: JsonType.Object } => [Keep(() => Valid(field)), Break(() => new JsonArray()), Break(() => "text")],
        Rule.Is { Type: JsonType.Array } => [Keep(() => Valid(field)), Break(() => new JsonObject()), Break(() => "text")],
        Rule.Is { Type: JsonType.String } => [Keep(() => Valid(field)), Break(() => 7), Break(() => new JsonObject())],
        Rule.Is => [Keep(() => true), Keep(() => false), Break(() => "true"), Break(() => 1)],
        Rule.WholeNumber => [Keep(() => Valid(field)), Break(() => 1.5), Break(() => true)],
        Rule.AtLeast least => [Keep(() => least.Least), Break(() => least.Least - 1)],
        Rule.AtMost most => [Keep(() => most.Most), Break(() => most.Most + 1)],
        Rule.OneOf one => [.. one.Texts.Select(text => Keep(() => text)), Break(() => "something else")],
        Rule.MaxLength most => [Keep(() => new string('a', most.Most)), Break(() => new string('a', most.Most + 1))],
        Rule.MaxSerialised most => [Keep(() => OfLength(most.Most)), Break(() => OfLength(most.Most + 1))],
        Rule.Base64 => [Keep(() => "AAEC"), Break(() => "A*EC")],
        Rule.MaxDecoded most => [Keep(() => Encoded(most.Most)), Break(() => Encoded(most.Most + 1))],
        Rule.MinEntries least => [Keep(() => Entries(field, least.Least)), Break(() => Entries(field, least.Least - 1))],
        Rule.MaxEntries most => [Keep(() => Entries(field, most.Most)), Break(() => Entries(field, most.Most + 1))],
        Rule.EitherOf two => [Keep(() => One(two.First)), Keep(() => One(two.Second)), Break(() => new JsonObject())],
        _ => [],
    };

    /// <summary>Names on both sides of a rule about the name of an entry.</summary>
    public static IEnumerable<Specimen> OfName(Rule rule) => rule switch
    {
        Rule.MaxLength most => Of(new Field("*", []), most),
        Rule.NotPrefix prefix => [Keep(() => prefix.Prefix[..^1]), Keep(() => "x" + prefix.Prefix), Break(() => prefix.Prefix), Break(() => prefix.Prefix + "x")],
        Rule.NotEmpty => [Keep(() => "a"), Break(() => "")],
        _ => [],
    };

    /// <summary>A value that keeps every row of a field.</summary>
    public static JsonNode Valid(Field field)
    {
        foreach (var row in field.Constraints)
        {
            switch (row.Rule)
            {
                case Rule.WholeNumber:
                    return field.Constraints.Select(each => each.Rule).OfType<Rule.AtLeast>().FirstOrDefault()?.Least ?? 1;
                case Rule.OneOf one:
                    return one.Texts[0];
                case Rule.Base64:
                    return "AAEC";
                case Rule.EitherOf two:
                    return One(two.First);
                case Rule.Is { Type: JsonType.Boolean }:
                    return true;
                case Rule.Is { Type: JsonType.Array }:
                    return new JsonArray(field.Inside.Select(Valid).ToArray());
                case Rule.Is { Type: JsonType.Object }:
                    return Entries(field, 1);
                default:
                    break;
            }
        }

        return "text";
    }

    private static Specimen Keep(Func<JsonNode?> make) => new(true, make);

    private static Specimen Break(Func<JsonNode?> make) => new(false, make);

    private static JsonObject One(string name) => new() { [name] = true };

    // {"a":"…"} is eight characters and what stands between the quotes.
    private static JsonObject OfLength(int length) => new() { ["a"] = new string('x', length - 8) };

    private static JsonValue Encoded(long size) => JsonValue.Create(Convert.ToBase64String(new byte[size]));

    private static JsonObject Entries(Field field, int count)
    {
        var entries = new JsonObject();
        if (field.Inside is [{ Name: "*" } entry])
        {
            for (var i = 0; i < count; i++)
            {
                entries[string.Create(CultureInfo.InvariantCulture, $"channel-{i}")] = Valid(entry);
            }
        }

        return entries;
    }
}
