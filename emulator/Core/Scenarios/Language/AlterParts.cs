using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Altering;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys under <c>alter</c>, in the order of the manual.</summary>
internal static class AlterParts
{
    private static readonly (string Name, ToldForm Form)[] Forms =
        [("seconds", ToldForm.Seconds), ("millis", ToldForm.Millis), ("iso", ToldForm.Iso), ("string", ToldForm.String), ("null", ToldForm.Null)];

    public static IReadOnlyList<Key<AlterDraft>> All { get; } =
    [
        new("set", "Values by their paths in the answer: put in place of the vendor's, or added. Templates are filled in.", "set: { expires_at: 0 }", Form.Named(Form.Tree), ReadSet),
        new("remove", "Paths of the answer that are left out.", "remove: [expires_at]", Form.List(Form.Text, least: 1), ReadRemove),
        new("rename", "Paths of the answer with the name that the field gets instead.", "rename: { expires_at: expiresAt }", Form.Named(Form.Text), ReadRename),
        new("as", "Paths of the answer with the form in which the value is told: an instant as `seconds`, `millis` or `iso`, anything as `string` or `null`.", "as: { expires_at: millis }", Form.Named(Form.AnyOf(Form.Words([.. Forms.Select(form => new Word(form.Name))]), Form.Nothing)), ReadAs),
        new("skew", "How wrong an instant is told, `-30s` for the past: `date` is the header, `iat` when the minted token says it was issued, anything else a path of the answer.", "skew: { date: 5m }", Form.Named(Form.Skew), ReadSkew),
        new("headers", "Headers that are added, or replace those of their name. Templates are filled in.", "headers: { X-Proxy: edge-7 }", HeadersReader.Form, ReadHeaders),
        new("unusual", "Whether the body is written as nobody is used to it: unknown fields, one of them long, another order, escapes, white space. What it means stays.", "unusual: true", Form.Truth, ReadUnusual),
    ];

    private static void ReadSet(Node node, AlterDraft draft, Page page)
    {
        foreach (var (key, value) in Entries(node, "set", "{ expires_at: 0 }", page))
        {
            if (Path(key, page) is { } path)
            {
                Add("set", key, new SetEdit(path, JsonTree.Read(value, draft.Looks, page)), draft);
            }
        }
    }

    private static void ReadRemove(Node node, AlterDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, $"`remove` takes a list of paths such as `[expires_at]`, but this is {(node is ListNode ? "empty" : node.Kind)}.");
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is not TextNode { IsNull: false } key)
            {
                page.Error(item, $"`remove` takes a list of paths such as `[expires_at]`, but in it is {item.Kind}.");
            }
            else if (Path(key, page) is { } path)
            {
                Add("remove", key, new RemoveEdit(path), draft);
            }
        }
    }

    private static void ReadRename(Node node, AlterDraft draft, Page page)
    {
        foreach (var (key, value) in Entries(node, "rename", "{ expires_at: expiresAt }", page))
        {
            if (Path(key, page) is not { } path || Scalars.Text(value, "rename", page) is not { } name)
            {
                continue;
            }

            if (path.Parts[^1].Name is null)
            {
                page.Error(key, $"`{key.Shown}` is a place in a list, which has no name. Rename a field, such as `{key.Value}.code`.");
            }
            else
            {
                Add("rename", key, new RenameEdit(path, name), draft);
            }
        }
    }

    private static void ReadAs(Node node, AlterDraft draft, Page page)
    {
        foreach (var (key, value) in Entries(node, "as", "{ expires_at: millis }", page))
        {
            var form = value is TextNode { IsNull: true } ? "null" : (value as TextNode)?.Value;
            var known = Array.Find(Forms, each => each.Name == form);
            if (known.Name is null)
            {
                var hint = page.DidYouMean(form ?? "", Forms.Select(each => each.Name));
                page.Error(value, $"`as` takes {Words.Listed(Forms.Select(each => each.Name), "or")}, but this is {value.Kind}.{hint}");
            }
            else if (Path(key, page) is { } path)
            {
                Add("as", key, new FormEdit(path, known.Form), draft);
            }
        }
    }

    private static void ReadSkew(Node node, AlterDraft draft, Page page)
    {
        foreach (var (key, value) in Entries(node, "skew", "{ date: 5m }", page))
        {
            if (By(value, page) is not { } by)
            {
                continue;
            }

            if (key.Value == "date")
            {
                draft.Date = by;
            }
            else if (key.Value == "iat")
            {
                (draft.Issued, draft.IssuedAt) = (by, key);
            }
            else if (Path(key, page) is { } path)
            {
                Add("skew", key, new SkewEdit(path, by), draft);
            }
        }
    }

    // Here alone a duration may lie in the past.
    private static TimeSpan? By(Node node, Page page)
    {
        var text = node as TextNode;
        var isPast = text?.Value.StartsWith('-') == true;
        var by = Units.Duration(isPast ? new TextNode(node.Place, text!.Value[1..].TrimStart(' '), text.Quoted) : node, "skew", page);
        if (by == TimeSpan.Zero)
        {
            page.Error(node, "A skew of nothing tells the truth. Write how wrong it is, such as `5m` or `-30s`, or leave it out.");
        }

        return isPast ? -by : by;
    }

    private static void ReadHeaders(Node node, AlterDraft draft, Page page) => HeadersReader.Read(
        node, draft.Headers, "The content type of the vendor's own answer stays. Another one belongs to an answer that is written out, beside its `status`.", draft.Looks, page);

    private static void ReadUnusual(Node node, AlterDraft draft, Page page)
    {
        draft.IsUnusual = Scalars.Truth(node, "unusual", page) == true;
        draft.BodyAt ??= draft.IsUnusual ? node : null;
    }

    private static IReadOnlyList<Pair> Entries(Node node, string key, string example, Page page)
    {
        if (node is MapNode { Entries: { Count: > 0 } entries })
        {
            return entries;
        }

        page.Error(node, node is MapNode ? $"`{key}` is empty. Write what is altered, such as `{example}`, or leave it out."
            : $"`{key}` takes a map of paths such as `{example}`, but this is {node.Kind}.");
        return [];
    }

    private static void Add(string key, TextNode at, Edit edit, AlterDraft draft)
    {
        draft.BodyAt ??= at;
        draft.Edits.Add((key, at, edit));
    }

    // As it stands in the answer, without a word in front: there is no other body here.
    private static BodyPath? Path(TextNode key, Page page)
    {
        if (key.Value.StartsWith("body.", StringComparison.Ordinal) || key.Value.StartsWith("body[", StringComparison.Ordinal))
        {
            page.Error(key, $"Under `alter` a path is one of the vendor's answer, with nothing in front: `{key.Value["body".Length..].TrimStart('.')}`.");
            return null;
        }

        var path = BodyPath.TryRead(key.Value.StartsWith('[') ? key.Value : $".{key.Value}");
        if (path is null || path.Parts.IsEmpty)
        {
            page.Error(key, $"`{key.Shown}` is not a path. Right would be `token`, `\"errors[0].code\"`, or in quotes a name with odd characters: `'meta.\"a.b\"'`.");
            return null;
        }

        return path;
    }
}
