using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>probability:</c> on which part of the calls a rule fires.</summary>
internal static class ProbabilityKey
{
    private const string Right = "Write a number above 0 and up to 1, such as `0.3`, or a percentage such as `30%`.";

    public static Key<RuleDraft> Key { get; } = new(
        "probability",
        "On which part of the calls that meet the rule and that its counts let it have it fires: `0.3` or `30%`. It is drawn from the seed for each "
            + "call by what the call asks, so neither other calls nor other rules shift it. A call that loses goes on to the rules below.",
        "probability: 30%",
        Form.Chance,
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        if (Shares.Any(node, "probability", page) is not { } probability)
        {
            return;
        }

        if (probability is > 0 and <= 1)
        {
            draft.Probability = (double)probability;
        }
        else
        {
            page.Error(node, Told(probability, (TextNode)node, Shares.IsPercentage(node)));
        }
    }

    private static string Told(decimal probability, TextNode node, bool percent) =>
        probability == 0 ? $"With `probability: {node.Shown}` the rule can never fire. Take it out, or write a number above 0."
        : probability < 0 ? $"`{node.Shown}` is less than never. {Right}"
        : percent || probability > 100 ? $"`{node.Shown}` is more than always. {Right}"
        : $"`{node.Shown}` is more than always. Did you mean `{node.Shown}%`?";
}
