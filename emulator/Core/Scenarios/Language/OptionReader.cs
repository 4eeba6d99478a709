using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// Reads what a provider or a delivery has described as <see cref="Option"/>s. The one reader for profiles, accounts, data and the
/// parts of deliveries: none of them needs a line of its own here.
/// </summary>
internal static class OptionReader
{
    /// <summary>Reads a map of options; null when anything is wrong with it.</summary>
    public static OptionValues? Read(Node node, string place, IReadOnlyList<Option> options, Page page)
    {
        var set = new Dictionary<string, object>(StringComparer.Ordinal);
        var errors = page.Errors;
        MapReader.Read(node, place, Keys(options), set, page);
        return page.Errors == errors ? new OptionValues(options, set) : null;
    }

    /// <summary>The values, when nothing is wrong between them; else null.</summary>
    public static OptionValues? Checked(OptionValues? values, Func<OptionValues, string?>? check, Node node, Page page)
    {
        if (values is null || check?.Invoke(values) is not { } wrong)
        {
            return values;
        }

        page.Error(node, wrong);
        return null;
    }

    /// <summary>Options as keys of a map.</summary>
    public static IReadOnlyList<Key<Dictionary<string, object>>> Keys(IEnumerable<Option> options) => [.. options.Select(Key)];

    /// <summary>Reads one value; null when it is wrong.</summary>
    public static object? Value(Node node, Option option, Page page)
    {
        object? value = option.Kind switch
        {
            OptionKind.Text => Scalars.Text(node, option.Name, page),
            OptionKind.TextList => Texts(node, option, page),
            OptionKind.Number => Scalars.Whole(node, option.Name, page),
            OptionKind.Truth => Scalars.Truth(node, option.Name, page),
            OptionKind.Size => Size(node, option, page),
            OptionKind.Rate => Units.Rate(node, page),
            OptionKind.Share => Shares.Read(node, option.Name, page),
            OptionKind.Map => Map(node, option, page),
            _ => Units.Duration(node, option.Name, page),
        };
        return value is not null && IsPermitted(value, node, option, page) ? value : null;
    }

    private static Key<Dictionary<string, object>> Key(Option option) => new(
        option.Name,
        option.About,
        $"{option.Name}: {option.Example}",
        Form.Of(option),
        (node, set, page) =>
        {
            if (Value(node, option, page) is { } value)
            {
                set[option.Name] = value;
            }
        },
        option.Required);

    private static OptionValues? Map(Node node, Option option, Page page)
    {
        if (node is MapNode)
        {
            return Checked(Read(node, $"`{option.Name}`", option.Parts, page), option.Check, node, page);
        }

        page.Error(node, $"`{option.Name}` takes a map such as `{option.Example}`, but this is {node.Kind}.");
        return null;
    }

    private static string[]? Texts(Node node, Option option, Page page)
    {
        if (node is not ListNode list)
        {
            page.Error(node, $"`{option.Name}` takes a list, such as `{option.Example}`, but this is {node.Kind}.");
            return null;
        }

        var texts = list.Items.Select(item => Scalars.Text(item, option.Name, page)).OfType<string>().ToArray();
        return texts.Length == list.Items.Count ? texts : null;
    }

    private static object? Size(Node node, Option option, Page page)
    {
        var word = (node as TextNode)?.Value;
        if (word is null || option.OneOf is null || Sizes.TryRead(word, out _))
        {
            return Units.Size(node, page);
        }

        if (option.OneOf.Contains(word))
        {
            return word;
        }

        page.Error(node, $"`{option.Name}` takes {Words.Listed(option.OneOf, "or")}, or a size such as `40 B`, but this is {node.Kind}.{page.DidYouMean(word, option.OneOf)}");
        return null;
    }

    private static bool IsPermitted(object value, Node node, Option option, Page page)
    {
        if (value is long number && (number < option.Least || number > option.Most))
        {
            var (bound, least) = number < option.Least ? (option.Least.Value, "least") : (option.Most!.Value, "most");
            page.Error(node, $"`{option.Name}` is at {least} {Shown(bound, option)}, but this is `{Shown(number, option)}`.");
            return false;
        }

        if (option.OneOf is null || option.Kind == OptionKind.Size)
        {
            return true;
        }

        var wrong = (value as string[] ?? [$"{value}"]).FirstOrDefault(text => !option.OneOf.Contains(text));
        if (wrong is null)
        {
            return true;
        }

        var hint = option.Kind == OptionKind.Number ? "" : page.DidYouMean(wrong, option.OneOf);
        page.Error(node, $"`{option.Name}` takes {Words.Listed(option.OneOf, "or")}, but this is `{wrong}`.{hint}");
        return false;
    }

    private static string Shown(long number, Option option) => option.Kind switch
    {
        OptionKind.Size => Sizes.Text(number),
        OptionKind.Rate => $"{Sizes.Text(number)}/s",
        _ => $"{number}",
    };
}
