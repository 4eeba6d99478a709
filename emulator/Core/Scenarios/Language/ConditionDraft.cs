using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Of what a matcher can hold.</summary>
[Flags]
internal enum Kinds
{
    None = 0,
    Text = 1,
    Number = 2,
    List = 4,
    Map = 8,
    Other = 16,
    Any = Text | Number | List | Map | Other,
}

/// <summary>A condition while its matchers are being read.</summary>
internal sealed class ConditionDraft
{
    /// <summary>What messages call that which it is about.</summary>
    public required string Place { get; init; }

    public required Content Content { get; init; }

    /// <summary>Whether it stands below another matcher, and is about something that is there.</summary>
    public bool IsInside { get; init; }

    /// <summary>The matchers but for bounds and <c>exists</c>, as they were written.</summary>
    public List<(string Name, Node Value, Kinds Kinds, Test Test)> Tests { get; } = [];

    public decimal? Least { get; set; }

    public decimal? Most { get; set; }

    public bool? Exists { get; set; }

    /// <summary>The bounds as one test; null for none.</summary>
    public RangeTest? Range => Least is null && Most is null ? null : new RangeTest(Least ?? decimal.MinValue, Most ?? decimal.MaxValue);

    // A text that is no JSON may read as a number.
    private Kinds Here => Content switch
    {
        Content.Json => Kinds.Any,
        Content.Text => Kinds.Text | Kinds.Number,
        _ => Kinds.Number,
    };

    public void Take(string name, Node node, Kinds kinds, Test? test, Page page)
    {
        if (test is not null && Fits(name, node, kinds, page))
        {
            Tests.Add((name, node, kinds, test));
        }
    }

    public decimal? Bound(string name, Node node, Page page) => PlainValue.Number(node, name, Content, page);

    public void TakeExists(Node node, Page page)
    {
        if (Scalars.Truth(node, "exists", page) is { } exists)
        {
            Exists = exists;
            if (IsInside)
            {
                page.Error(node, $"`{Place}` is about what is there, so `exists` says nothing here. " + (Place == "not"
                    ? $"Did you mean `{{ exists: {(exists ? "false" : "true")} }}` without the `not`?"
                    : "For a list that has elements, write `length: { at_least: 1 }`."));
            }
        }
    }

    public Test[] Finish() =>
    [
        .. Tests.Select(each => each.Test),
        .. Range is { } range ? (Test[])[range] : [],
        .. Exists is { } exists ? (Test[])[new ExistsTest(exists)] : [],
    ];

    private bool Fits(string name, Node node, Kinds kinds, Page page)
    {
        if ((kinds & Here) != Kinds.None)
        {
            return true;
        }

        var (what, right) = Content == Content.Text ? ("a text", "`contains`, `starts_with`, `matches` and `length`") : ("a number", "`one_of`, `not`, `at_least` and `at_most`");
        page.Error(node, $"`{name}` never holds of {what}, and that is what `{Place}` is. There is {right}.");
        return false;
    }
}
