using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Altering;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>An alteration of the vendor's answer while its keys are being read.</summary>
/// <param name="looks">What looks at calls.</param>
internal sealed class AlterDraft(RuleDraft looks)
{
    public RuleDraft Looks { get; } = looks;

    /// <summary>What is done to the body, as it is written: with which key, and where.</summary>
    public List<(string Key, TextNode At, Edit Edit)> Edits { get; } = [];

    public List<(string Name, Template Value)> Headers { get; } = [];

    public TimeSpan Date { get; set; }

    public TimeSpan Issued { get; set; }

    /// <summary>Where <see cref="Issued"/> stands; null when it is not said.</summary>
    public Node? IssuedAt { get; set; }

    public bool IsUnusual { get; set; }

    /// <summary>Where the first thing stands that is done to a body; null when nothing is.</summary>
    public Node? BodyAt { get; set; }

    /// <summary>In the order in which the manual has it: paths are the vendor's own, so what changes names and positions comes last.</summary>
    public Alteration Finish() => new()
    {
        Edits = [.. Of("skew"), .. Of("as"), .. Of("set"), .. FromTheEnd()],
        Headers = [.. Headers],
        Date = Date,
        Issued = Issued,
        IsUnusual = IsUnusual,
    };

    private IEnumerable<Edit> Of(string key) => Edits.Where(each => each.Key == key).Select(each => each.Edit);

    // From the inside to the outside, and in lists from the end: so each path still leads where it did.
    private IEnumerable<Edit> FromTheEnd() => Of("remove").Concat(Of("rename"))
        .OrderByDescending(edit => edit.Path.Steps.Count)
        .ThenByDescending(edit => Sorted(edit.Path), StringComparer.Ordinal);

    private static string Sorted(BodyPath path) => string.Join('.', path.Steps.Select(step => step.StartsWith('[') ? step.PadLeft(12, '0') : step));
}
