using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>Two small providers that only these tests know: post can change, change without an answer, and read; bank can change.</summary>
internal static class Fake
{
    public static CatalogueOperation Send { get; } = new(
        "post.send_letter", "POST", "/letters", ChangesState: true, 200,
        [
            "body.to", "body.weight", "body.copies", "body.copies[]",
            "body.stamps", "body.stamps.*", "body.stamps.*.value", "body.notes.**",
        ],
        "{}")
    {
        Mints = true,
        MintsDated = true,
        Sends = true,
        AnswerPaths = ["body.id", "body.expires_at", "body.stamps", "body.stamps[]", "body.stamps[].value"],
    };

    public static CatalogueOperation Burn { get; } = new("post.burn_letter", "POST", "/burn", ChangesState: true, 204, ["body.id"], "{}");

    public static CatalogueOperation Read { get; } = new("post.read_letter", "GET", "/letters/{id}", ChangesState: false, 200, [], "");

    public static CatalogueOperation Pay { get; } = new("bank.pay_bill", "POST", "/bills", ChangesState: true, 200, ["body.amount"], "{}");

    public static Catalogue Post { get; } = new(
        "post",
        [Send, Burn, Read],
        [new("rate_limited", 429, "Too many."), new("service_unavailable", 503, "Later."), new("lost_stamp", 422, "No stamp.")],
        [
            new(new Option("created", OptionKind.Number, "The status.", "200", Default: 200L, OneOf: ["200", "201"]), Basis.Assumed, "nobody"),
            new(
                new Option("unknown_fields", OptionKind.Text, "What of them.", "ignore", Default: "ignore", OneOf: ["ignore", "refuse"]),
                Basis.Assumed,
                "nobody"),
            new(new Option("lifetime", OptionKind.Duration, "How long.", "1h", Default: TimeSpan.FromHours(1)), Basis.Assumed, "nobody"),
            new(new Option("strict", OptionKind.Truth, "Whether.", "true", Default: false), Basis.Assumed, "nobody"),
        ],
        AccountFields,
        [new OptionValues(AccountFields, [new("user", "demo"), new("secret", "demo")])],
        new Dictionary<string, IReadOnlyList<Option>>
        {
            ["letters"] =
            [
                new("id", OptionKind.Text, "Its id.", "l-1", Required: true),
                new("pages", OptionKind.Number, "How many.", "2"),
                new("sender", OptionKind.Text, "Whose.", "ada", RefersTo: "people.name"),
            ],
            ["people"] = [new("name", OptionKind.Text, "The name.", "ada", Required: true), new("age", OptionKind.Number, "Years.", "7")],
        })
    {
        ErrorPaths = ["body.error", "body.code"],
        Sequels = [(SequelKind.Revoke, SequelScope.Token), (SequelKind.Revoke, SequelScope.All), (SequelKind.Lock, SequelScope.Account)],
    };

    public static Catalogue Bank { get; } = new(
        "bank",
        [Pay],
        [new("rate_limited", 429, "Too many."), new("service_unavailable", 503, "Later."), new("no_money", 402, "Empty.")],
        [],
        [new("iban", OptionKind.Text, "The account.", "DE1", Required: true)],
        [],
        new Dictionary<string, IReadOnlyList<Option>>());

    public static Loader Loader { get; } = new([Post, Bank]);

    private static Option[] AccountFields =>
    [
        new("user", OptionKind.Text, "Who.", "demo", Required: true),
        new("secret", OptionKind.Text, "The password.", "demo", Required: true),
        new("scopes", OptionKind.TextList, "What for.", "[chat]"),
    ];

    /// <summary>A sound scenario; the test fails with all problems when it is not.</summary>
    public static Scenario Load(string yaml)
    {
        var loaded = Loader.LoadText(yaml);
        Assert.That(Problems.Render(loaded.Problems, ProblemFormat.Text), Is.Empty);
        return loaded.Scenarios[0];
    }

    /// <summary>A scenario of these rules, each written as the entries of a flow map, without its name.</summary>
    public static Scenario Rules(params string[] rules) => Load(Yaml(rules));

    public static string Yaml(params string[] rules) =>
        "scenario: test\nrules:\n" + string.Concat(rules.Select((rule, i) => $"  - {{ name: r{i + 1}, {rule} }}\n"));

    /// <summary>The texts of what is wrong with one rule.</summary>
    public static IReadOnlyList<string> Wrong(string rule) => [.. Loader.LoadText(Yaml(rule)).Problems.Select(problem => problem.Text)];

    /// <summary>A call of <see cref="Send"/> with a JSON body, unless said otherwise.</summary>
    public static Situation Call(
        string body = "{}",
        CatalogueOperation? operation = null,
        bool accepted = true,
        string? account = "demo",
        string path = "/letters",
        string query = "",
        params Header[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var json = bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement;
        return new(operation ?? Send, new Exchange("POST", path, query, headers, bytes), json, accepted, account);
    }
}
