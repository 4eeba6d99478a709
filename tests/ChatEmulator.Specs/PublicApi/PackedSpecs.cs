using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace ChatEmulator.Specs.PublicApi;

/// <summary>What lies in the packages, as they were packed: <c>dotnet pack emulator/Packages.slnf -c Release -o artifacts/packages</c>.</summary>
[Category("Packages")]
public sealed class PackedSpecs
{
    private static readonly string[] Libraries = ["ChatEmulator.Core", "ChatEmulator.Server", "ChatEmulator.Testing"];

    private static readonly string[] All = [.. Libraries, "chat-emulator"];

    private static string Folder => Path.Combine(Repository.Root, "artifacts", "packages");

    [Test]
    public void There_are_four_packages_and_no_others() => Assert.That(
        Directory.EnumerateFiles(Folder, "*.nupkg").Select(file => Path.GetFileName(file)),
        Is.EquivalentTo(All.Select(package => $"{package}.0.1.0.nupkg")));

    [TestCaseSource(nameof(All))]
    public void A_package_says_what_it_is_and_nothing_of_where_it_was_made(string package)
    {
        using var zip = Open($"{package}.0.1.0.nupkg");
        var told = Nuspec(zip);
        Assert.Multiple(() =>
        {
            Assert.That(Value(told, "license"), Is.EqualTo("MIT"));
            Assert.That(Value(told, "description"), Does.Contain("SignalWire"));
            Assert.That(Value(told, "readme"), Is.EqualTo("README.md"));
            Assert.That(told.Descendants().Select(each => each.Name.LocalName), Does.Not.Contain("repository"));
            Assert.That(zip.Entries.Where(entry => Holds(entry, Repository.Root)).Select(entry => entry.FullName), Is.Empty);
        });
    }

    [TestCaseSource(nameof(Libraries))]
    public void A_library_has_its_documentation_and_its_symbols_lie_beside_it(string package)
    {
        using var zip = Open($"{package}.0.1.0.nupkg");
        using var symbols = Open($"{package}.0.1.0.snupkg");
        Assert.Multiple(() =>
        {
            Assert.That(zip.Entries.Where(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal)).Select(entry => entry.FullName),
                Is.EquivalentTo(new[] { $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml" }));
            Assert.That(symbols.Entries.Select(entry => entry.FullName), Does.Contain($"lib/net10.0/{package}.pdb"));
        });
    }

    [Test]
    public void Ours_depend_on_each_other_by_the_very_version_and_on_no_analyzer()
    {
        var needed = Libraries.SelectMany(package =>
        {
            using var zip = Open($"{package}.0.1.0.nupkg");
            return Nuspec(zip).Descendants().Where(each => each.Name.LocalName == "dependency").Select(each => $"{package} -> {each.Attribute("id")!.Value} {each.Attribute("version")!.Value}").ToList();
        }).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(needed.Where(each => each.Contains("-> ChatEmulator", StringComparison.Ordinal)), Is.EquivalentTo(new[]
            {
                "ChatEmulator.Server -> ChatEmulator.Core [0.1.0]",
                "ChatEmulator.Testing -> ChatEmulator.Server [0.1.0]",
            }));
            Assert.That(needed.Where(each => each.Contains("nalyzer", StringComparison.Ordinal)), Is.Empty);
        });
    }

    private static ZipArchive Open(string file) => ZipFile.OpenRead(Path.Combine(Folder, file));

    private static XDocument Nuspec(ZipArchive zip)
    {
        using var text = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(text);
    }

    private static string? Value(XDocument told, string name) => told.Descendants().SingleOrDefault(each => each.Name.LocalName == name)?.Value;

    // As UTF-8, as in symbols, and as UTF-16, as in the texts of an assembly.
    private static bool Holds(ZipArchiveEntry entry, string text)
    {
        using var from = entry.Open();
        using var bytes = new MemoryStream();
        from.CopyTo(bytes);
        var all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return all.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || all.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
