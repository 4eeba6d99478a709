using ChatEmulator.Contracts;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>
/// Bodies near the border of a contract, made from its table: a sound one in which none, one or a few rows are broken on purpose; now
/// and then JSON that has little to do with it.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="choices">What is decided by chance.</param>
/// <param name="turn">Which row's turn it is to be broken, if one is: rows take turns, so that none is rare.</param>
internal sealed class Bodies(Contract contract, Choices choices, int turn)
{
    // Ten megabytes, which no keyword speaks of.
    private static bool IsCostly(Constraint row) => row.Rule is Rule.MaxDecoded;

    private readonly HashSet<Constraint> _breaking = new(ReferenceEqualityComparer.Instance);
    private readonly Values _values = new(choices);

    /// <summary>Every row of a contract.</summary>
    public static IReadOnlyList<Constraint> Rows(Contract contract) =>
        [.. contract.Fields.SelectMany(Rows), .. contract.Unknown is { } unknown ? (Constraint[])[unknown] : []];

    public Tree Make()
    {
        var draw = choices.Below(100);
        if (draw < 3)
        {
            return _values.Anything([.. contract.Fields.Select(field => field.Name)], depth: 3);
        }

        if (draw >= 39)
        {
            Break(draw >= 70 ? 3 : 1);
        }

        var body = Map(contract.Fields);
        return contract.Unknown is { } row && _breaking.Contains(row)
            ? new Tree.Map([.. body.Entries, ($"more{choices.Below(9)}", _values.Anything(["a"], depth: 1))])
            : body;
    }

    private static IEnumerable<Constraint> Rows(Field field) => [.. field.OfName, .. field.Constraints, .. field.Inside.SelectMany(Rows)];

    // Of one field only one row, lest the first keep the others from being looked at.
    private void Break(int count)
    {
        var rows = Rows(contract).Where(row => !IsCostly(row)).ToList();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count && rows.Count > 0; i++)
        {
            // Hundreds of entries are for the row whose turn it is.
            var row = i == 0 ? rows[turn % rows.Count] : choices.Of(rows);
            if ((i == 0 || row.Rule is not Rule.MaxEntries) && fields.Add(contract.Fields.FirstOrDefault(field => Rows(field).Contains(row, ReferenceEqualityComparer.Instance))?.Name ?? ""))
            {
                _breaking.Add(row);
            }
        }
    }

    private bool IsBreaking(Field field) => Rows(field).Any(_breaking.Contains);

    private Tree.Map Map(IReadOnlyList<Field> fields)
    {
        var entries = new List<(string, Tree)>();
        foreach (var field in fields)
        {
            var required = field.Constraints.Any(row => row.Rule is Rule.Required);
            if (!IsBreaking(field) && !required && choices.OneIn(2))
            {
                if (contract.NullIsAbsent && choices.OneIn(4))
                {
                    entries.Add((field.Name, new Tree.Raw("null")));
                }
            }
            else if (Value(field, contract.NullIsAbsent && !required) is { } value)
            {
                entries.Add((field.Name, value));
            }
        }

        return new Tree.Map([.. choices.OneIn(3) ? entries.AsEnumerable().Reverse() : entries]);
    }

    // Null is a field that is left out.
    private Tree? Value(Field field, bool nullable)
    {
        var rows = field.Constraints;
        return rows.FirstOrDefault(_breaking.Contains) is not { } row ? Sound(field)
            : row.Rule switch
            {
                Rule.Required => choices.OneIn(3) ? null : choices.Of<Tree>(new Tree.Raw("null"), new Tree.Text(""), new Tree.Text(" \t"), new Tree.Text("\u00a0\u2003\u3000"), new Tree.Text("\u0085")),
                Rule.MinEntries { Least: var least } => Entries(field, least - 1),
                Rule.MaxEntries { Most: var most } => Entries(field, most + 1),
                _ => _values.Breaking(row.Rule, rows, nullable),
            };
    }

    private Tree Sound(Field field) => field switch
    {
        { Inside: [{ Name: "[]" } element] } => new Tree.List(Elements(element)),
        { Inside: [{ Name: "*" }] } => Entries(field, Count(field)),
        { Inside.Length: > 0 } => Either(field, Map(field.Inside)),
        _ => _values.Sound(field.Constraints),
    };

    private Tree[] Elements(Field element)
    {
        var elements = Enumerable.Range(0, choices.Below(3)).Select(_ => Sound(element)).ToList();
        if (IsBreaking(element))
        {
            elements.Insert(choices.Below(elements.Count + 1), Value(element, nullable: false)!);
        }

        return [.. elements];
    }

    private int Count(Field field)
    {
        var least = field.Constraints.Select(row => row.Rule).OfType<Rule.MinEntries>().Select(rule => rule.Least).FirstOrDefault();
        var most = field.Constraints.Select(row => row.Rule).OfType<Rule.MaxEntries>().Select(rule => rule.Most).FirstOrDefault(3);
        return choices.OneIn(120) ? most : least + choices.Below(3);
    }

    private Tree.Map Entries(Field field, int count)
    {
        var entry = field.Inside[0];
        var names = Enumerable.Range(0, count).Select(i => i < 3 && count < 100 ? _values.Name(entry.OfName, i) : $"c{i}").ToList();
        var entries = names.Select(name => (name, Value: count < 100 ? Sound(entry) : new Tree.Map(("read", new Tree.Raw("true"))))).ToList();
        foreach (var row in entry.OfName.Where(_breaking.Contains))
        {
            entries.Add((_values.BreakingName(row.Rule), Sound(entry)));
        }

        if (IsBreaking(entry with { OfName = [] }))
        {
            entries.Add(("wrong", Value(entry, nullable: false)!));
        }

        return new Tree.Map([.. entries.DistinctBy(each => each.name).Select(each => (each.name, each.Value))]);
    }

    // At least one of the two where a row asks for it.
    private Tree.Map Either(Field field, Tree.Map made)
    {
        var either = field.Constraints.Select(row => row.Rule).OfType<Rule.EitherOf>().FirstOrDefault();
        if (either is null || made.Entries.Any(entry => (entry.Name == either.First || entry.Name == either.Second) && entry.Value is not Tree.Raw { Spelling: "null" or "false" }))
        {
            return made;
        }

        var name = choices.Of(either.First, either.Second);
        return new Tree.Map([.. made.Entries.Where(entry => entry.Name != name), (name, new Tree.Raw("true"))]);
    }
}
