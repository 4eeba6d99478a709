using ChatEmulator.Host.Templating.Filling;
using ChatEmulator.Host.Templating.Values;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>A word of templates: what WireMock calls a helper.</summary>
/// <param name="call">What it is given.</param>
/// <returns>What it makes; null for nothing.</returns>
internal delegate object? Word(WordCall call);

/// <summary>What a word is given where it stands in a template.</summary>
/// <param name="site">Where it stands.</param>
/// <param name="scope">Where values are found.</param>
/// <param name="arguments">What it is given in order.</param>
/// <param name="options">What it is given by name, in the order of the site's names.</param>
/// <param name="body">Writes its body; null where it has none.</param>
/// <param name="otherwise">Writes its other body.</param>
internal sealed class WordCall(Site site, Scope scope, object?[] arguments, object?[] options, Action<Scope>? body, Action<Scope>? otherwise)
{
    /// <summary>Where it stands.</summary>
    public Site Site => site;

    /// <summary>Where values are found.</summary>
    public Scope Scope => scope;

    /// <summary>The filling in.</summary>
    public Render Render => scope.Render;

    /// <summary>What it is given in order.</summary>
    public object?[] Arguments => arguments;

    /// <summary>Whether it has a body.</summary>
    public bool HasBody => body is not null;

    /// <summary>The first thing it is given; without any, what the block around it is about.</summary>
    public object? First => arguments.Length > 0 ? arguments[0] : scope.Value;

    /// <summary>The first thing as text; an error where there is none, as in WireMock.</summary>
    public string FirstText => First is null ? throw Wrong("it is given nothing") : Text(First);

    /// <summary>What it is given in order, from 0; null for nothing.</summary>
    public object? At(int place) => place < arguments.Length ? arguments[place] : null;

    /// <summary>What it is given by that name; null for nothing.</summary>
    public object? Option(string name) => site.Options.IndexOf(name) is >= 0 and var place ? options[place] : null;

    /// <summary>Whether it is given something by that name.</summary>
    public bool Has(string name) => site.Options.Contains(name);

    /// <summary>A whole number that it is given by name.</summary>
    public long? Whole(string name) => Option(name) is null ? null : Option(name) as long? ?? throw Wrong($"{name} should be a whole number");

    /// <summary>Whether something given by name is true.</summary>
    public bool Truth(string name) => Option(name) switch
    {
        null or false or "false" => false,
        true or "true" => true,
        _ => throw Wrong($"{name} should be true or false"),
    };

    /// <summary>What is told of a value.</summary>
    public string Text(object? value) => Java.Text(value, Render);

    /// <summary>What the body comes to.</summary>
    public string Body() => Render.Captured(() => Inside(scope));

    /// <summary>The body for what has one, otherwise the first thing that is given.</summary>
    public object? BodyOrFirst => HasBody ? Body() : First;

    /// <summary>Writes the body.</summary>
    public void Inside(Scope inner)
    {
        Render.Step();
        body?.Invoke(inner);
    }

    /// <summary>Writes the other body.</summary>
    public void Otherwise() => otherwise?.Invoke(scope);

    /// <summary>What cannot be done, with where.</summary>
    public UnfilledException Wrong(string why) => new($"{site.Place}: {site.Name}: {why}");
}

/// <summary>Where a word stands in a template.</summary>
/// <param name="Name">The word.</param>
/// <param name="Place">Line and column.</param>
/// <param name="OptionNames">The names of what it is given by name.</param>
/// <param name="Names">What its body calls what it is given.</param>
internal sealed record Site(string Name, string Place, IReadOnlyList<string> OptionNames, IReadOnlyList<string> Names)
{
    /// <summary>The names of what it is given by name.</summary>
    public List<string> Options { get; } = [.. OptionNames];

    /// <summary>The regular expression that was used here last: most often it is always the same.</summary>
    public Finder? Finder { get; set; }
}
