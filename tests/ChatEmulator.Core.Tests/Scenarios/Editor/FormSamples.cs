using ChatEmulator.Core.Tests.Contracts;
using ChatEmulator.Scenarios.Language;

namespace ChatEmulator.Core.Tests.Scenarios.Editor;

/// <summary>Draws YAML that may have a form: mostly well, now and then with a value of another kind, so that the loader has something to refuse.</summary>
internal sealed class FormSamples(Vocabulary vocabulary, Choices choices)
{
    private const int Deepest = 9;

    private static readonly string[] Odd =
    [
        "3", "-1", "0", "0.5", "1e3", "5.0", "0x1F", "0o17", "+7", "1_000", "007", ".5", "5.", "~", "null", "", "true", "False", "yes", "off", "\"\"", "\"60\"", "'true'",
        "3s", "30 d", "10 kB", "30%", "100 %", "2026-01-15", "2026-01-15T09:00:00+02:00", "applied", "ada", "\"*\"", "post.*", "body.to", "[]", "[a]", "{}", "{ a: b }", "é", ".inf", "1e400",
    ];

    /// <summary>The entries of a whole file, as a flow map.</summary>
    public string File() => Map(ScenarioKeys.All, depth: 0);

    private string Of(Form form, int depth) => choices.OneIn(12) || depth > Deepest ? choices.Of(Odd) : form switch
    {
        ScalarForm scalar => Scalar(scalar.Kind),
        NumberForm { IsWhole: true } number => $"{(number.Least is { } least && least > long.MinValue ? least : -1) + choices.Below(3)}",
        NumberForm => choices.Of("0.5", "1", "60", "1e2", ".25"),
        WordsForm words => choices.Of(words.Choices).Text,
        ListForm list => $"[{string.Join(", ", Enumerable.Range(0, list.Least + choices.Below(3)).Select(_ => Of(list.Item, depth + 1)))}]",
        NamedForm named => $"{{ {choices.Of("X-A", "x-b", "Retry-After")}: {Of(named.Each, depth + 1)} }}",
        PlacesForm places => Places(places, depth),
        EitherForm either => Of(choices.Of(either.Forms), depth),
        MapForm map => Map(map.Keys(vocabulary), depth),
        _ => throw new InvalidOperationException($"{form} is new; say how it is drawn."),
    };

    private string Map(IReadOnlyList<Key> keys, int depth)
    {
        var often = keys.Count > 6 ? 4 : 2;
        var taken = keys.Where(key => (key.Required && !choices.OneIn(30)) || choices.OneIn(often)).ToList();
        return $"{{ {string.Join(", ", taken.Select(key => $"{key.Name}: {(choices.OneIn(4) ? key.Example[(key.Name.Length + 1)..] : Of(key.Form, depth + 1))}"))} }}";
    }

    private string Places(PlacesForm form, int depth) =>
        $"{{ {string.Join(", ", Enumerable.Range(0, 1 + choices.Below(2)).Select(_ => $"{Scalar(ChatEmulator.Scenarios.Language.Scalar.Place)}: {Of(form.Condition, depth + 1)}").Distinct())} }}";

    private string Scalar(Scalar kind) => choices.Of<string>(kind switch
    {
        ChatEmulator.Scenarios.Language.Scalar.Name => ["a", "two words", "42", "true", "2026-01-15", "\"*\"", $"n{choices.Below(1_000)}"],
        ChatEmulator.Scenarios.Language.Scalar.Truth => ["true", "false", "TRUE", "False"],
        ChatEmulator.Scenarios.Language.Scalar.Duration => ["3s", "250ms", "1.5 h", ".5d", "0s", "\"5m\"", "30  d"],
        ChatEmulator.Scenarios.Language.Scalar.Skew => ["3s", "-250ms", "- 1.5 h", "-.5d", "\"-5m\""],
        ChatEmulator.Scenarios.Language.Scalar.Size => ["64 B", "10kB", "\"1 MB\"", "0 B"],
        ChatEmulator.Scenarios.Language.Scalar.Instant => ["2026-01-15T09:00:00Z", "2026-01-15T09:00+02:00", "\"2024-02-29T23:59:59.1234567Z\""],
        ChatEmulator.Scenarios.Language.Scalar.Chance => ["0.5", "1", "30%", "\"5 %\"", "1e-3", "100%", "2.5e1%"],
        ChatEmulator.Scenarios.Language.Scalar.Place => ["body.to", "body.copies[0]", "body.stamps.\"a.b\".value", "header.X-Try", "query.page", "path", "account", "size", "body"],
        ChatEmulator.Scenarios.Language.Scalar.BodyPlace => ["body.to", "body.copies[0]", "'body.stamps.\"a.b\"'"],
        ChatEmulator.Scenarios.Language.Scalar.Operation => [.. vocabulary.Names, "\"*\"", "post.*", "p*t.send*"],
        ChatEmulator.Scenarios.Language.Scalar.Error => [.. vocabulary.Catalogues.SelectMany(catalogue => catalogue.Errors).Select(error => error.Name)],
        ChatEmulator.Scenarios.Language.Scalar.Quantity => ["60", "9.5", "10 kB"],
        ChatEmulator.Scenarios.Language.Scalar.Nothing => ["", "~"],
        _ => ["ada", "60", "true", "\"60\"", "-1.5", "a b"],
    });
}
