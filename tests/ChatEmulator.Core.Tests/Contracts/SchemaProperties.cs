using System.Text.Json;
using ChatEmulator.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>
/// Table and published schema agree on every body, whole and row by row, in both directions: what the table tells is a keyword that
/// names the same row at the same place, and the other way round. The draws are fixed, so the counts below cannot flicker.
/// </summary>
public sealed class SchemaProperties
{
    // The numbers that a body is made from.
    private static readonly Gen<int[]> Drawn = Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(24);

    private static IEnumerable<TestCaseData> Usual() => Cases(reading => reading.IsUsual);

    private static IEnumerable<TestCaseData> Others() => Cases(reading => !reading.IsUsual);

    [TestCaseSource(nameof(Usual))]
    public void Table_and_schema_agree_on_every_body_row_by_row(object reading) => Agree((SchemaReading)reading, least: 100);

    [TestCaseSource(nameof(Others))]
    public void They_agree_under_every_other_reading(object reading) => Agree((SchemaReading)reading, least: 10);

    [TestCaseSource(nameof(Others))]
    [Category("Long")]
    public void They_agree_under_every_other_reading_as_often_as_under_the_usual_one(object reading) => Agree((SchemaReading)reading, least: 100);

    private static void Agree(SchemaReading reading, int least)
    {
        var (bodies, sound) = (0, 0);
        var broken = Sayable(reading.Contract).ToDictionary(row => row, _ => 0, (IEqualityComparer<Constraint>)ReferenceEqualityComparer.Instance);
        FsCheck.Check.One(Repeatable(Math.Max(200, broken.Count * least * 2)), Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            var choices = new Choices(drawn);
            var text = new Bodies(reading.Contract, choices, bodies).Make().Sent(choices);
            using var body = JsonDocument.Parse(text);
            var law = new SchemaLaw(reading, body.RootElement);
            bodies++;
            sound += law.Expected == true ? 1 : 0;
            foreach (var violation in law.Said.DistinctBy(violation => violation.Constraint, ReferenceEqualityComparer.Instance))
            {
                broken[violation.Constraint]++;
            }

            var why = law.Disagreement();
            return (why is null).Label($"{why}: {text}");
        }));
        TestContext.Out.WriteLine($"{bodies} bodies, {sound} sound, {broken.Count} rows, the rarest broken {broken.Values.DefaultIfEmpty().Min()} times");
        Assert.That(sound * 3, Is.GreaterThanOrEqualTo(bodies));
        Assert.That(broken.Where(row => row.Value < least).Select(row => $"{row.Key.Rule} ({row.Key.Code}): {row.Value}"), Is.Empty);
    }

    /// <summary>Draws for so many bodies, always the same.</summary>
    internal static IReadOnlyList<int[]> Draws(int count)
    {
        var draws = new List<int[]>();
        FsCheck.Check.One(Repeatable(count), Prop.ForAll(Drawn.ToArbitrary(), drawn =>
        {
            draws.Add(drawn);
            return true;
        }));
        return draws;
    }

    private static Config Repeatable(int count) =>
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20_120_512, 1), FSharpOption<int>.None)));

    private static IEnumerable<TestCaseData> Cases(Func<SchemaReading, bool> which) =>
        SchemaReading.All.Where(which).Select(reading => new TestCaseData(reading).SetArgDisplayNames(reading.ToString()));

    private static IEnumerable<Constraint> Sayable(Contract contract) => Bodies.Rows(contract).Where(row =>
        row.Rule is not (Rule.MaxSerialised or Rule.Base64 or Rule.MaxDecoded or Rule.MaxLength { Unit: not LengthUnit.CodePoints }));
}
