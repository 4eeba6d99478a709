using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads what stands between two pairs of braces: a place of the call, the time, or something made up.</summary>
internal static class BlankReader
{
    private static readonly string[] Own = ["now", "uuid", "fake"];
    private static readonly (string Name, NowForm Form)[] Forms = [("unix", NowForm.Unix), ("millis", NowForm.Millis), ("http", NowForm.Http)];

    /// <summary>What is to be filled in; null when there is no such thing, and the page says what there is.</summary>
    public static Blank? Read(TextNode name, RuleDraft looks, Page page)
    {
        var end = name.Value.AsSpan().IndexOfAny(".[+- ");
        var (root, rest) = end < 0 ? (name.Value, "") : (name.Value[..end], name.Value[end..]);
        return (root, rest) switch
        {
            ("uuid", "") => new UuidBlank(),
            ("fake", ['.', _, ..]) => Fake(name, rest[1..], page),
            ("now", _) => Now(name, rest.Trim(), page),
            _ when Places.Known.Contains(root) => Place(name, looks, page),
            _ => Wrong(name, root, rest, looks, page),
        };
    }

    private static PlaceBlank? Place(TextNode name, RuleDraft looks, Page page)
    {
        var place = Places.Read(name, looks, page);
        looks.TellsTokens |= place is TokenSubject;
        return place is null ? null : new PlaceBlank(place);
    }

    private static MadeUpBlank? Fake(TextNode name, string what, Page page)
    {
        var known = Inventions.All.Select(each => each.Name).ToList();
        if (known.IndexOf(what) is >= 0 and var at)
        {
            return new MadeUpBlank(Inventions.All[at].Make);
        }

        var hint = page.DidYouMean(name.Value, known.Select(each => $"fake.{each}"));
        page.Error(name, $"Nobody can make up `{name.Shown}`.{(hint.Length > 0 ? hint : $" There is {Words.Listed(known.Select(each => $"fake.{each}"), "and")}.")}");
        return null;
    }

    // The time first, then how it is written: now+1h.unix.
    private static NowBlank? Now(TextNode name, string rest, Page page)
    {
        var dot = rest.LastIndexOf('.');
        var hasForm = dot >= 0 && dot + 1 < rest.Length && !char.IsAsciiDigit(rest[dot + 1]);
        var (by, form) = hasForm ? (rest[..dot].Trim(), rest[(dot + 1)..].Trim()) : (rest, "");
        var known = Array.Find(Forms, each => each.Name == form);
        if ((form.Length > 0 && known.Name is null) || by is not ("" or ['+' or '-', ..]))
        {
            page.Error(name, $"`{name.Shown}` is not a time.{Right(form, page)} There is `now`, moved by `now+1h` or `now-30s`, and written as "
                + $"{Words.Listed(Forms.Select(each => $"now.{each.Name}"), "or")}.");
            return null;
        }

        if (by.Length == 0)
        {
            return new NowBlank(TimeSpan.Zero, known.Form);
        }

        var duration = Units.Duration(new TextNode(name.Place with { Column = name.Place.Column + name.Value.IndexOf(by, StringComparison.Ordinal) + 1 }, by[1..].Trim(), quoted: true), "now", page);
        return duration is { } time ? new NowBlank(by[0] == '-' ? -time : time, known.Form) : null;
    }

    private static string Right(string form, Page page)
    {
        var sign = form.AsSpan().IndexOfAny('+', '-');
        return sign > 0 ? $" Did you mean `now{form[sign..]}.{form[..sign].Trim()}`?" : page.DidYouMean($"now.{form}", Forms.Select(each => $"now.{each.Name}"));
    }

    private static Blank? Wrong(TextNode name, string root, string rest, RuleDraft looks, Page page)
    {
        var field = $"body.{name.Value}";
        var isField = looks.Vocabulary.Operations.Any(operation => operation.BodyPaths.Contains(field));
        var near = isField ? field : Nearest.Of(root, [.. Places.Known, .. Own]) is { } known && known != root ? known + rest : null;
        page.Error(name, $"{(name.Value.Length == 0 ? "Between these braces" : $"`{name.Shown}`")} is nothing that can be filled in.{(near is null ? "" : $" Did you mean `{{{{{near}}}}}`?")}"
            + " There is `body.<path>`, `header.<name>`, `query.<name>`, `token.<claim>`, `path`, `account`, `call`, `size`, `now`, `uuid` and `fake.<what>`.");
        return null;
    }
}
