namespace ChatEmulator.Scenarios.Sources;

/// <summary>
/// Puts a file together with the one that it extends. The child's lists come first and its other keys win; each value keeps the place where it
/// was written, so that what is wrong is told of the right file.
/// </summary>
/// <param name="page">The file that extends.</param>
internal sealed class Extension(Page page)
{
    public const string Key = "extends";

    private const int Deepest = 8;

    // What a scenario says of itself alone.
    private static readonly string[] OwnKeys = ["scenario", "about", Key];
    private static readonly string[] Lists = ["connections", "limits", "rules", "stubs", "expect"];

    private readonly List<string> _files = [];

    /// <summary>The files that were read beside the page's own, as full paths.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The root with all that it extends; the page says what is wrong.</summary>
    public Node Resolve(Node root) => Resolve(root, page);

    private Node Resolve(Node root, Page of)
    {
        if (root is not MapNode child || child.Entries.FirstOrDefault(entry => entry.Key.Value == Key)?.Value is not { } named || Open(named, of) is not { } parent)
        {
            return root;
        }

        var read = Tree.Read(parent);
        page.Adopt(parent);
        if (read is MapNode)
        {
            return Together(child, (MapNode)Resolve(read, parent));
        }

        if (read is not null)
        {
            page.Error(named, $"{parent.File} is no scenario: it holds {read.Kind}.");
        }

        return root;
    }

    private Page? Open(Node named, Page of)
    {
        if (named is not TextNode { IsNull: false } name)
        {
            page.Error(named, $"`{Key}` takes the name of a file, such as `base.yaml`, but this is {named.Kind}.");
            return null;
        }

        if (page.Folder is not { } folder)
        {
            page.Error(named, $"`{Key}` names a file, and this YAML did not come from one. Write out what it would take from there.");
            return null;
        }

        var shown = Path.Combine(Path.GetDirectoryName(of.File) ?? "", name.Value);
        var path = Path.GetFullPath(shown);
        var wrong = WhyNot(path);
        var text = wrong is null ? Sources.Files.Inside(folder, path, out wrong) : null;
        if (text is null)
        {
            page.Error(named, $"`{name.Shown}` cannot be extended. {wrong}{page.DidYouMean(name.Value, Others(path))}");
            return null;
        }

        _files.Add(path);
        return new Page(shown, text, folder);
    }

    private string? WhyNot(string path) =>
        path == Path.GetFullPath(page.File) || _files.Contains(path, StringComparer.Ordinal) ? "The files would extend one another in a circle."
        : _files.Count >= Deepest ? $"More than {Deepest} files in a row are too many to follow. Put some of them together."
        : null;

    private static IEnumerable<string> Others(string path)
    {
        var folder = Path.GetDirectoryName(path);
        return File.Exists(path) || !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.y*ml").Take(100).Select(file => Path.GetFileName(file)!);
    }

    private static MapNode Together(MapNode child, MapNode parent)
    {
        var left = parent.Entries.Where(entry => !OwnKeys.Contains(entry.Key.Value, StringComparer.Ordinal) && !Has(child, entry.Key.Value));
        return new MapNode(child.Place, [.. child.Entries.Select(entry => entry with { Value = Own(entry.Key.Value, entry.Value, parent) }), .. left]);
    }

    private static Node Own(string key, Node value, MapNode parent) => (value, parent.Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value) switch
    {
        (ListNode own, ListNode other) when Lists.Contains(key, StringComparer.Ordinal) => new ListNode(own.Place, [.. own.Items, .. other.Items]),
        (MapNode own, MapNode other) when key == "profile" => Merged(own, other, depth: 2),
        (MapNode own, MapNode other) when key is "accounts" or "data" => Merged(own, other, depth: 1),
        _ => value,
    };

    private static MapNode Merged(MapNode own, MapNode other, int depth) => new(
        own.Place,
        [
            .. own.Entries.Select(entry => depth > 1 && entry.Value is MapNode inner && Find(other, entry.Key.Value) is MapNode twin
                ? entry with { Value = Merged(inner, twin, depth - 1) }
                : entry),
            .. other.Entries.Where(entry => !Has(own, entry.Key.Value)),
        ]);

    private static bool Has(MapNode map, string key) => map.Entries.Any(entry => entry.Key.Value == key);

    private static Node? Find(MapNode map, string key) => map.Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;
}
