using ChatEmulator.Contracts;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>Single values that keep or break rules, at the border where there is one.</summary>
internal sealed class Values(Choices choices)
{
    private static readonly string[] Letters = ["a", "é", "日", "😀", "\n", "\"", "\\", "\u0085"];

    /// <summary>A value that keeps every rule of a field without fields inside.</summary>
    public Tree Sound(IReadOnlyList<Constraint> rows)
    {
        var rules = rows.Select(row => row.Rule).ToList();
        return rules.OfType<Rule.OneOf>().FirstOrDefault() is { } oneOf ? new Tree.Text(choices.Of(oneOf.Texts))
            : rules.OfType<Rule.WholeNumber>().FirstOrDefault() is { } whole ? Number(whole, rules)
            : rules.Exists(rule => rule is Rule.Base64) ? new Tree.Text(Convert.ToBase64String(new byte[choices.Below(5)]))
            : rules.OfType<Rule.Is>().FirstOrDefault() is { } type ? Of(type.Type, rules)
            : Anything(["a"], depth: 1);
    }

    /// <summary>A value that breaks a rule and, where it can, none before it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">All rows of the field.</param>
    /// <param name="nullable">Whether null counts as absent.</param>
    public Tree Breaking(Rule rule, IReadOnlyList<Constraint> rows, bool nullable) => rule switch
    {
        Rule.Is { Type: var type } => Other(rows, nullable, except: (int)type),
        Rule.WholeNumber whole => NoWhole(whole, nullable),
        Rule.OneOf => new Tree.Text(choices.Of("other", "Word", "0")),
        Rule.AtLeast { Least: var least } => Spelt(rows, least - 1, "-1e400"),
        Rule.AtMost { Most: var most } => Spelt(rows, most + 1, "1e400"),
        Rule.MaxLength { Most: var most, Unit: LengthUnit.CodePoints } => new Tree.Text(Long(most + 1)),
        Rule.MaxLength { Most: var most } => new Tree.Text(string.Concat(Enumerable.Repeat(choices.Of("é", "日"), most + 1))),
        Rule.MaxSerialised { Most: var most } => new Tree.Map(("a", new Tree.Text(new string('b', most - 7)))),
        Rule.Base64 => new Tree.Text(choices.Of("?", "AAE", "AA-_", " AAEC", "AAEC=")),
        Rule.EitherOf either => Neither(either, rows),
        _ => throw new NotSupportedException($"Nobody has said how to break the rule {rule}."),
    };

    /// <summary>The name of an entry that keeps its rules.</summary>
    public string Name(IReadOnlyList<Constraint> rows, int index)
    {
        var most = rows.Select(row => row.Rule).OfType<Rule.MaxLength>().Select(rule => (int?)rule.Most).FirstOrDefault();
        return index == 0 && most is { } border && choices.OneIn(4) ? Long(border, only: "a")
            : choices.OneIn(12) ? choices.Of("a.b", "sw", "asw_", "__proto__", "SW", "ſw_", "日本", "toString") + index
            : $"c{index}";
    }

    /// <summary>The name of an entry that breaks a rule.</summary>
    public string BreakingName(Rule rule) => rule switch
    {
        Rule.NotEmpty => "",
        Rule.MaxLength { Most: var most } => Long(most + 1),
        Rule.NotPrefix { AnyCase: true } prefix => choices.Of(prefix.Prefix, prefix.Prefix.ToUpperInvariant()) + "general",
        Rule.NotPrefix prefix => prefix.Prefix + choices.Of("", "general", "é"),
        _ => throw new NotSupportedException($"Nobody has said how a name breaks the rule {rule}."),
    };

    /// <summary>JSON that has little to do with any contract.</summary>
    /// <param name="names">Names that objects may have.</param>
    /// <param name="depth">How deep it may be.</param>
    public Tree Anything(IReadOnlyList<string> names, int depth) => choices.Below(depth > 0 ? 9 : 7) switch
    {
        0 => Spelt("null"),
        1 => Spelt("true"),
        2 => Spelt("false"),
        3 => Raw(choices.Below(100)),
        4 => Spelt(choices.Of("0", "-0.0", "1.5", "6e1", "1e400", "-7", "9007199254740993", "1e-7", "43200.000", "1.0000000000000000000001")),
        5 => new Tree.Text(choices.Of("", " ", "60", "a", "null", "sw_")),
        6 => new Tree.Text(Long(choices.Below(4))),
        7 => new Tree.List([.. Enumerable.Range(0, choices.Below(3)).Select(_ => Anything(names, depth - 1))]),
        _ => new Tree.Map([.. names.Where(_ => choices.OneIn(2)).Append("x").Select(name => (name, Anything(names, depth - 1)))]),
    };

    private static Tree.Raw Raw(long number) => new($"{number}");

    private static Tree.Raw Spelt(string spelling) => new(spelling);

    // Rarely where no keyword looks: as a text.
    private Tree Spelt(IReadOnlyList<Constraint> rows, long number, string far)
    {
        var rule = rows.Select(row => row.Rule).OfType<Rule.WholeNumber>().First();
        return rule.Text && choices.OneIn(6) ? new Tree.Text($"{number}")
            : rule.Plain ? Raw(number)
            : Spelt(choices.Of($"{number}", $"{number}.00", far));
    }

    // The order of JsonType. A blank text is missing where something is required.
    private Tree Other(IReadOnlyList<Constraint> rows, bool nullable, int except)
    {
        var required = rows.Any(row => row.Rule is Rule.Required);
        Tree[] all = [new Tree.Map(), new Tree.List(), new Tree.Text(choices.Of(required ? "x" : "", "x", "true")), Spelt(choices.Of("true", "false")), Raw(choices.Below(3))];
        var others = all.Where((_, index) => index != except).ToList();
        return nullable || required || !choices.OneIn(5) ? choices.Of(others) : Spelt("null");
    }

    private Tree NoWhole(Rule.WholeNumber rule, bool nullable) => choices.Below(rule.Plain ? 13 : 12) switch
    {
        < 3 => Spelt(choices.Of("1.5", "6e-1", "60.00000000000000000000001", "-0.5")),
        < 6 => new Tree.Text(choices.Of("abc", " 60", "60 ", "0x1", "060", "+60", "60.", "60.5", "6e-1", rule.Text ? "0x" : "60", "60\n", "٦")),
        < 9 => choices.Of<Tree>(new Tree.List(), new Tree.Map(), Spelt("true")),
        < 12 => nullable ? new Tree.List(Raw(60)) : Spelt("false"),
        _ => Spelt(choices.Of("60.0", "6e1")),
    };

    private Tree Number(Rule.WholeNumber rule, List<Rule> rules)
    {
        var least = rules.OfType<Rule.AtLeast>().Select(each => each.Least).FirstOrDefault(-1_000_000);
        var most = rules.OfType<Rule.AtMost>().Select(each => each.Most).FirstOrDefault(1_000_000);
        var number = choices.Of(least, least + 1, most - 1, most, least + choices.Below((int)Math.Min(most - least, int.MaxValue)));
        var spelling = rule.Plain || choices.OneIn(2) ? $"{number}" : choices.Of($"{number}.0", $"{number}e0", $"{number * 10}e-1", $"{number}.000E+0");
        return rule.Text && choices.OneIn(3) ? new Tree.Text(spelling) : Spelt(spelling);
    }

    private Tree Of(JsonType type, List<Rule> rules) => type switch
    {
        JsonType.Object when rules.OfType<Rule.MaxSerialised>().FirstOrDefault() is { } size && choices.OneIn(5) => new Tree.Map(("a", new Tree.Text(new string('b', size.Most - 8)))),
        JsonType.Object => new Tree.Map([.. Enumerable.Range(0, choices.Below(3)).Select(i => ($"k{i}", Anything(["a"], depth: 2)))]),
        JsonType.Array => new Tree.List([.. Enumerable.Range(0, choices.Below(3)).Select(_ => Anything(["a"], depth: 1))]),
        JsonType.Boolean => Spelt(choices.Of("true", "false")),
        _ => new Tree.Text(SoundText(rules)),
    };

    private string SoundText(List<Rule> rules)
    {
        var length = rules.OfType<Rule.MaxLength>().FirstOrDefault();
        return length is null || !choices.OneIn(3) ? choices.Of("ada", "a b", "é😀", "x")
            : Long(length.Most, only: length.Unit == LengthUnit.CodePoints ? null : "a");
    }

    private Tree Neither(Rule.EitherOf rule, IReadOnlyList<Constraint> rows) => choices.Below(rule.True ? 6 : 4) switch
    {
        0 => Other(rows, nullable: false, except: (int)JsonType.Object),
        1 => new Tree.Map(),
        2 => new Tree.Map((rule.First, Spelt("null"))),
        3 => new Tree.Map(("other", Spelt("true")), (rule.Second, Spelt("null"))),
        4 => new Tree.Map((rule.First, Spelt("false"))),
        _ => new Tree.Map((rule.Second, Spelt("false")), (rule.First, Spelt("false"))),
    };

    private string Long(int length, string? only = null) => string.Concat(Enumerable.Repeat(only ?? choices.Of(Letters), length));
}
