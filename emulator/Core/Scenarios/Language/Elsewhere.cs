using ChatEmulator.Deliveries;
using ChatEmulator.Scenarios.Language.Connecting;
using ChatEmulator.Scenarios.Language.Expecting;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Where a key belongs that somebody wrote in the wrong place.</summary>
internal static class Elsewhere
{
    public static string Hint(string name) =>
        AnswerParts.All.Any(key => key.Name == name) ? $" It belongs under `answer`: `answer: {{ {name}: … }}`."
        : AlterParts.All.Any(key => key.Name == name) ? $" It belongs under `answer: {{ alter: {{ {name}: … }} }}`."
        : Menu.All.Any(word => word.Word == name) ? $" It belongs under `delivery`: `delivery: {Example(name)}`."
        : Matchers.All.Any(key => key.Name == name) ? " It belongs to a path under `when`, such as `when: { body.ttl: { exists: true } }`."
        : RuleKeys.All.Any(key => key.Name == name) ? " It belongs to a rule, under `rules`."
        : LimitKeys.All.Any(key => key.Name == name) ? " It belongs to a limit, under `limits`."
        : ConnectionKeys.All.Any(key => key.Name == name) ? " It belongs to an entry of `connections`."
        : ScenarioKeys.All.Any(key => key.Name == name) ? " It belongs at the left margin of the file."
        : ExpectationKeys.All.Any(key => key.Name == name) ? " It belongs to an expectation, under `expect`."
        : "";

    private static string Example(string word) => Menu.All.First(offer => offer.Word == word).Example;
}
