namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>
/// The admin script, played to the real WireMock and to the emulator: what the one says the other must say too, but for the differences that are meant. The real
/// one is started once and plays it all before the first comparison; each chapter has an emulator of its own.
/// </summary>
[Category("WireMock")]
public sealed class AdminTests
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyList<Seen>>>> Recorded = new(Record);

    private static IEnumerable<TestCaseData> Chapters => Chapter.All.Select(chapter => new TestCaseData(chapter.Name).SetArgDisplayNames(chapter.Name));

    [SetUp]
    public void The_packages_are_there() => Packages.AreThere();

    [TestCaseSource(nameof(Chapters))]
    public async Task WireMock_and_the_emulator_say_the_same(string name)
    {
        var chapter = Chapter.All.Single(chapter => chapter.Name == name);
        var theirs = (await Recorded.Value)[name];
        await using var server = await Server.Ours();
        var complaints = Comparison.Complaints(theirs, await Play.Of(chapter, server.Port), Meant.All);
        await Write(name, theirs.Count, complaints);
        Assert.That(complaints.Count, Is.Zero, string.Join("\n\n", complaints));
    }

    [Test]
    public async Task WireMock_says_the_same_twice()
    {
        var again = await Record();
        Assert.Multiple(async () =>
        {
            foreach (var (name, seen) in await Recorded.Value)
            {
                Assert.That(Comparison.Complaints(Plainly(seen), Plainly(again[name]), Meant.All), Is.Empty, name);
            }
        });
    }

    // With no difference that could be meant: it is one and the same.
    private static IReadOnlyList<Seen> Plainly(IReadOnlyList<Seen> seen) => [.. seen.Select(each => each with { Step = each.Step with { Means = null } })];

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<Seen>>> Record()
    {
        await using var server = await Server.Theirs();
        var plays = new Dictionary<string, IReadOnlyList<Seen>>(StringComparer.Ordinal);
        foreach (var chapter in Chapter.All)
        {
            plays[chapter.Name] = await Play.Of(chapter, server.Port);
        }

        return plays;
    }

    private static Task Write(string name, int steps, IReadOnlyList<string> complaints) => File.WriteAllTextAsync(
        Path.Combine(Packages.Folder, $"{name}.differences.txt"), $"{name}: {complaints.Count} complaints of {steps} steps\n\n{string.Join("\n\n", complaints)}\n");
}
