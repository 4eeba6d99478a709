using ChatEmulator.Options;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// What a value of a key may look like: what an editor is told of it before the loader reads it. A form takes whatever the loader takes, and
/// refuses wrong shapes; what else must hold (of other keys, of other files) the loader alone knows.
/// </summary>
internal abstract record Form
{
    /// <summary>Any text; a plain number or truth value is text too.</summary>
    public static Form Text { get; } = new ScalarForm(Scalar.Text);

    /// <summary>One line, short enough to be shown and to travel in a header.</summary>
    public static Form Name { get; } = new ScalarForm(Scalar.Name);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Form Truth { get; } = new ScalarForm(Scalar.Truth);

    /// <summary>A time with its unit, such as <c>3s</c>.</summary>
    public static Form Duration { get; } = new ScalarForm(Scalar.Duration);

    /// <summary>A time with its unit, in the past with a minus.</summary>
    public static Form Skew { get; } = new ScalarForm(Scalar.Skew);

    /// <summary>A number of bytes with its unit, such as <c>10 kB</c>.</summary>
    public static Form Size { get; } = new ScalarForm(Scalar.Size);

    /// <summary>Bytes in a second, such as <c>1 kB/s</c>.</summary>
    public static Form Rate { get; } = new ScalarForm(Scalar.Rate);

    /// <summary>Date, time and zone.</summary>
    public static Form Instant { get; } = new ScalarForm(Scalar.Instant);

    /// <summary>A part of all: a number above 0 and up to 1, or a percentage.</summary>
    public static Form Chance { get; } = new ScalarForm(Scalar.Chance);

    /// <summary>A place in a call, as under <c>when</c>.</summary>
    public static Form Place { get; } = new ScalarForm(Scalar.Place);

    /// <summary>A place in a body.</summary>
    public static Form BodyPlace { get; } = new ScalarForm(Scalar.BodyPlace);

    /// <summary>The name of an operation, or a pattern of names.</summary>
    public static Form Operation { get; } = new ScalarForm(Scalar.Operation);

    /// <summary>The name of an error that some provider has.</summary>
    public static Form Error { get; } = new ScalarForm(Scalar.Error);

    /// <summary>What is found at a place: any single value; of a size, a number of bytes with its unit.</summary>
    public static Form Value { get; } = new ScalarForm(Scalar.Value);

    /// <summary>A number; of a size, a number of bytes with its unit.</summary>
    public static Form Quantity { get; } = new ScalarForm(Scalar.Quantity);

    /// <summary>Nothing behind the colon.</summary>
    public static Form Nothing { get; } = new ScalarForm(Scalar.Nothing);

    /// <summary>Any tree.</summary>
    public static Form Tree { get; } = new ScalarForm(Scalar.Tree);

    /// <summary>A number of calls, from 1.</summary>
    public static Form Count { get; } = Whole(1);

    /// <summary>A whole number within bounds.</summary>
    public static Form Whole(long least = long.MinValue, long most = long.MaxValue) => new NumberForm(IsWhole: true, least, most);

    /// <summary>A number within bounds; null for none.</summary>
    public static Form Number(decimal? above = null, decimal? most = null) => new NumberForm(IsWhole: false, above, most);

    /// <summary>One of some words.</summary>
    public static Form Words(params IReadOnlyList<Word> words) => new WordsForm(words);

    private static Form Words(IReadOnlyList<string> words) => Words([.. words.Select(word => new Word(word))]);

    /// <summary>A list of at least so many.</summary>
    public static Form List(Form item, int least = 0) => new ListForm(item, least);

    /// <summary>One, or a list of at least one.</summary>
    public static Form OneOrList(Form item) => AnyOf(item, List(item, least: 1));

    /// <summary>Whatever any of these takes.</summary>
    public static Form AnyOf(params IReadOnlyList<Form> forms) => new EitherForm(forms);

    /// <summary>A map of keys that the language knows.</summary>
    /// <param name="name">What the map is called where several keys take it; one name is one list of keys.</param>
    /// <param name="keys">Its keys, asked for when all of them are there: maps may hold one another.</param>
    /// <param name="least">How many keys it has at least.</param>
    public static Form Map(string name, Func<IReadOnlyList<Key>> keys, int least = 0) => new MapForm(name, _ => keys(), least);

    /// <summary>A map of which the keys are the user's own.</summary>
    public static Form Named(Form value) => new NamedForm(value);

    /// <summary>A map of which the keys are places in a call; what is said of the size is said in bytes.</summary>
    public static Form Places(Form condition) => new PlacesForm(condition);

    /// <summary>A map, or a list of maps, with as little as it needs, as YAML.</summary>
    public string Sample(Vocabulary vocabulary) => this switch
    {
        ListForm list => $"[{list.Item.Sample(vocabulary)}]",
        MapForm map when map.Keys(vocabulary) is { Count: > 0 } keys =>
            $"{{ {string.Join(", ", keys.Where((key, at) => key.Required || (at == 0 && !keys.Any(each => each.Required))).Select(key => key.Example))} }}",
        _ => "{}",
    };

    /// <summary>What an option takes.</summary>
    public static Form Of(Option option) => option.Kind switch
    {
        OptionKind.Number when option.OneOf is null => Whole(option.Least ?? long.MinValue, option.Most ?? long.MaxValue),
        OptionKind.TextList => List(option.OneOf is null ? Text : Words(option.OneOf)),
        OptionKind.Number => new WordsForm([.. option.OneOf!.Select(number => new Word(number))], AreNumbers: true),
        OptionKind.Size => option.OneOf is null ? Size : AnyOf(Words(option.OneOf), Size),
        OptionKind.Rate => Rate,
        OptionKind.Share => Chance,
        _ when option.OneOf is not null => Words(option.OneOf),
        OptionKind.Truth => Truth,
        OptionKind.Duration => Duration,
        OptionKind.Map => Map(option.Name, () => OptionReader.Keys(option.Parts), least: 1),
        _ => Text,
    };
}

/// <summary>A word that may be written, and what it means.</summary>
internal sealed record Word(string Text, string? About = null);

/// <summary>A single value, or whatever else needs no more than a name to be told.</summary>
internal sealed record ScalarForm(Scalar Kind) : Form;

/// <summary>A number. A whole one may be either bound; another is above the lower one.</summary>
internal sealed record NumberForm(bool IsWhole, decimal? Least, decimal? Most) : Form;

/// <summary>One of some words, or of some numbers.</summary>
internal sealed record WordsForm(IReadOnlyList<Word> Choices, bool AreNumbers = false) : Form;

/// <summary>A list.</summary>
internal sealed record ListForm(Form Item, int Least) : Form;

/// <summary>A map of known keys; some of them the providers bring.</summary>
internal sealed record MapForm(string Called, Func<Vocabulary, IReadOnlyList<Key>> Keys, int Least) : Form;

/// <summary>A map of which the keys are the user's own.</summary>
internal sealed record NamedForm(Form Each) : Form;

/// <summary>What must hold of places in a call: a map from places to values or matchers.</summary>
internal sealed record PlacesForm(Form Condition) : Form;

/// <summary>Any of several forms.</summary>
internal sealed record EitherForm(IReadOnlyList<Form> Forms) : Form;

/// <summary>The kinds of <see cref="ScalarForm"/>.</summary>
internal enum Scalar
{
    Text,
    Name,
    Truth,
    Duration,
    Skew,
    Size,
    Rate,
    Instant,
    Chance,
    Place,
    BodyPlace,
    Operation,
    Error,
    Value,
    Quantity,
    Nothing,
    Tree,
}
