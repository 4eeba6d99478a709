#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

/// <summary>What was counted as calls came is what a recount of a whole journal finds, and no journal is needed for it.</summary>
public sealed class CountLawTests
{
    private static readonly Arbitrary<int> Drawn = Gen.Choose(1, int.MaxValue - 1).ToArbitrary();

    private static readonly (string Yaml, Func<IReadOnlyList<Call>, bool> Holds)[] Laws =
    [
        ("calls: algoreg.create_message, at_most: 25", calls => Messages(calls).Count() <= 25),
        ("calls: algoreg.create_message, status: 2xx, at_least: 12", calls => Messages(calls).Count(call => call.Status is >= 200 and < 300) >= 12),
        ("calls: algoreg.create_message, when: { body.to: ada@example.com }, at_most: 6, per: body.ext_msg_id", calls => ById(calls, "ada@example.com").All(group => group.Count() <= 6)),
        ("applied: algoreg.create_message, at_most: 3, per: body.ext_msg_id", calls => ById(calls).All(group => Applied(group) <= 3)),
        ("applied: algoreg.create_message, at_least: 1, per: body.ext_msg_id", calls => ById(calls).All(group => Applied(group) >= 1)),
        ("applied: algoreg.*, at_least: 15, at_most: 30", calls => Applied(calls.Where(call => call.Operation?.StartsWith("algoreg", StringComparison.Ordinal) == true)) is >= 15 and <= 30),
        ("refused: \"*\", at_most: 4", calls => calls.Count(call => call is { Operation: not null, RefusedBy: not null }) <= 4),
        ("order: [{ calls: algoreg.create_message, status: 2xx }, signalwire.create_token]", calls => First(Messages(calls).Where(call => call.Status == 204)) < First(calls.Where(call => call.Operation == "signalwire.create_token"))),
        ("calls: \"*\", at_most: 40", calls => calls.Count <= 40),
    ];

    private static readonly string Scenario = "profile: { algoreg: { dedupe: first_wins } }\nexpect:\n" + string.Concat(Laws.Select(law => $"  - {{ {law.Yaml} }}\n")) + """
        rules:
          - { name: lost, calls: algoreg.create_message, every: 5, effect: none, delivery: reset }
          - { name: again, calls: algoreg.create_message, every: 4, effect: twice }
          - { name: late, calls: algoreg.create_message, every: 3, effect: { late: 45s }, answer: { error: timeout } }

        """;

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property What_was_counted_is_what_a_recount_finds_whatever_the_journal_keeps() => Prop.ForAll(Drawn, drawn =>
    {
        using var whole = Emulation.Of(Scenario);
        using var tiny = Emulation.Of(Scenario, limits: new JournalLimits(MostCalls: 1));
        var same = true;
        for (var part = 0; part < 4; part++)
        {
            Happen(whole, drawn + part);
            Happen(tiny, drawn + part);
            whole.View.Refresh();
            var (calls, verdict) = (whole.World.Journal.Calls(), whole.Verdict().Expectations);
            for (var i = 0; i < Laws.Length; i++)
            {
                same &= (verdict[i].Ruling == Ruling.Broken) == !Laws[i].Holds(calls);
                same &= verdict[i].Ruling != Ruling.Inconclusive || MayBeOpen(Laws[i].Yaml, calls);
            }

            same &= verdict.Select(Told).SequenceEqual(tiny.Verdict().Expectations.Select(Told));
        }

        return same;
    });

    private static void Happen(Emulation emulation, int seed)
    {
        var state = (uint)seed | 1;
        for (var i = 0; i < 15; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            var drawn = (int)((state >> 8) % 60);
            switch (drawn % 10)
            {
                case 0:
                    emulation.Token(Judging.Mint);
                    break;
                case 1:
                    emulation.Get("/nowhere");
                    break;
                case 2:
                    emulation.Message("{");
                    break;
                case 3:
                    emulation.World.Clock.Advance(TimeSpan.FromSeconds(drawn));
                    break;
                default:
                    emulation.Message($$"""{"to":"{{(drawn % 3 == 0 ? "bob" : "ada")}}@example.com","ext_msg_id":"m-{{drawn / 20}}","text":"{{drawn}}"}""");
                    break;
            }
        }
    }

    // Where what is late would break it, or no call had a value to count by.
    private static bool MayBeOpen(string yaml, IReadOnlyList<Call> calls) =>
        (yaml.StartsWith("applied", StringComparison.Ordinal) && calls.Any(call => call.Effect == Effect.Pending))
        || (yaml.Contains("per", StringComparison.Ordinal) && !ById(calls).Any());

    private static string Told(Judged judged) => $"{judged.Ruling} {judged.Why} {string.Join(',', judged.Calls)}";

    private static IEnumerable<Call> Messages(IEnumerable<Call> calls) => calls.Where(call => call.Operation == "algoreg.create_message");

    private static IEnumerable<IGrouping<string, Call>> ById(IEnumerable<Call> calls, string? to = null) => Messages(calls)
        .Where(call => call.RefusedBy is null || call.Body.Size > 1)
        .Select(call => (Call: call, Body: JsonDocument.Parse(call.Body.Bytes).RootElement))
        .Where(each => to is null || each.Body.GetProperty("to").GetString() == to)
        .GroupBy(each => each.Body.GetProperty("ext_msg_id").GetString()!, each => each.Call);

    private static long Applied(IEnumerable<Call> calls) => calls.Sum(call => call.Effect switch { Effect.Applied => 1L, Effect.Twice => 2, _ => 0 });

    private static long? First(IEnumerable<Call> calls) => calls.Select(call => (long?)call.Number).FirstOrDefault();
}
