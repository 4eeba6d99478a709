using System.Reflection;
using ChatEmulator.Server;

namespace ChatEmulator.Specs.PublicApi;

/// <summary>
/// What the packages show is what was accepted. To accept a change, run these with <c>ACCEPT_API=1</c> and look at the difference of
/// <c>emulator/*/PublicApi.txt</c>: what is missing there breaks whoever used it.
/// </summary>
public sealed class PublicApiSpecs
{
    private static readonly Dictionary<string, Assembly> Packages = new()
    {
        ["Core"] = typeof(Engine).Assembly,
        ["Server"] = typeof(EmulatorServer).Assembly,
        ["Testing"] = typeof(Emulator).Assembly,
    };

    [TestCase("Core")]
    [TestCase("Server")]
    [TestCase("Testing")]
    public async Task What_a_package_shows_is_what_was_accepted(string package)
    {
        var now = ApiText.Of(Packages[package]);
        var file = Path.Combine(Repository.Root, "emulator", package, "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("ACCEPT_API") is "1")
        {
            await File.WriteAllTextAsync(file, now);
            return;
        }

        var accepted = await File.ReadAllTextAsync(file);
        Assert.That(now, Is.EqualTo(accepted), $"accept it with ACCEPT_API=1:\n{ApiText.Difference(accepted, now)}\n");
    }

    [Test]
    public void What_a_person_reads_is_what_C_sharp_declares()
    {
        var text = ApiText.Of(typeof(Engine).Assembly) + ApiText.Of(typeof(Emulator).Assembly);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("public sealed class Engine : IDisposable\n"));
            Assert.That(text, Does.Contain("public Engine(Scenario scenario, long? seed = default);\n"));
            Assert.That(text, Does.Contain("public readonly record struct Outcome\n"));
            Assert.That(text, Does.Contain("public static Loaded Read(params IEnumerable<string> paths);\n"));
            Assert.That(text, Does.Contain("public required long Number { get; init; }\n"));
            Assert.That(text, Does.Contain("public string? Operation { get; }\n"));
            Assert.That(text, Does.Contain("public static IServiceCollection RouteVendorsTo(this IServiceCollection services, Emulator emulator, params string[] hosts);\n"));
            Assert.That(text, Does.Contain("public EventualCalls Eventually(TimeSpan? within = default, WaitingTime on = WaitingTime.Real);\n"));
        });
    }

    [Test]
    public void A_difference_names_what_went_and_what_came() => Assert.That(
        ApiText.Difference("{\n    public int Old { get; }\n    public int Same { get; }\n}", "{\n    public int Same { get; }\n    public int New { get; }\n}"),
        Is.EqualTo("- public int Old { get; }\n+ public int New { get; }"));
}
