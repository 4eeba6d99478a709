#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using ChatEmulator.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class LawTests
{
    private static readonly string[] Files = [.. Directory
        .GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Scenarios", "Problems"), "*.yaml")
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText)];

    private static readonly string[] Pieces =
    [
        "*", "&a ", "!x ", "{", "}", "[", "]", ": ", "- ", "\n", "\t", "\"", "'",
        "|", ">", "%", "#", "~", "\0", "\\", "?", "---", "9", "é", "\ud800", "<<: ",
    ];

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void However_a_file_is_damaged_it_is_answered_with_a_scenario_or_with_problems(int file, int at, int length, int piece)
    {
        var text = Files[Index(file, Files.Length)];
        var from = Index(at, text.Length);
        var damaged = text.Remove(from, Math.Min(Index(length, 12), text.Length - from)).Insert(from, Pieces[Index(piece, Pieces.Length)]);
        var loaded = Fake.Loader.LoadText(damaged);
        Assert.That(loaded.HasErrors, Is.EqualTo(loaded.Scenarios.Count == 0));
        foreach (var format in Enum.GetValues<ProblemFormat>())
        {
            Assert.That(Problems.Render(loaded.Problems, format), Is.Not.Null);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_rule_fires_so_often_as_it_says_after_so_many_calls_as_it_says() => Prop.ForAll(
        Gen.Choose(1, 6).Four().ToArbitrary(),
        numbers =>
        {
            var (after, times, above, calls) = numbers;
            var scenario = Fake.Rules(
                $"calls: post.*, times: {above}, delivery: {{ delay: 1s }}",
                $"calls: post.*, after: {after}, times: {times}, answer: {{ error: rate_limited }}");
            var counters = new Counters();
            var told = Enumerable.Range(1, calls * 3).Select(_ => scenario.Decide(Fake.Call(), counters).Rule).ToList();
            var expected = Enumerable.Range(1, calls * 3)
                .Select(n => n <= above ? "r1" : n > after && n - Math.Max(above, after) <= times ? "r2" : null);
            return told.SequenceEqual(expected);
        });

    private static int Index(int any, int length) => (int)((uint)any % (uint)Math.Max(1, length));
}
