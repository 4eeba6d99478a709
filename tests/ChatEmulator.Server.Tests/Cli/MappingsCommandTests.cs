using System.Net;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary><c>--mappings</c>: stubs that are there from the beginning.</summary>
public sealed class MappingsCommandTests
{
    private const string Calm = "scenario: calm\n";
    private const string Java = """{ "id": "11111111-1111-4111-8111-111111111111", "request": { "method": "GET", "urlPath": "/java" }, "response": { "bodyFileName": "java.txt" } }""";
    private const string Net = """{ "Request": { "Path": "/net/*", "Methods": ["get"] }, "Response": { "StatusCode": 203, "Body": "of .NET" } }""";
    private const string Wrong = "{\n  \"request\": { \"urlPatern\": \"/a\" }\n}\n";

    [Test]
    public async Task Mappings_of_both_dialects_answer_in_every_world_and_are_back_after_a_reset()
    {
        using var folder = Stubs(("mappings/java.json", Java), ("mappings/net.json", Net), ("__files/java.txt", "of Java"));
        using var shell = new Shell();
        using var http = new HttpClient { BaseAddress = await shell.Serve("--scenario", folder.Add("calm.yaml", Calm), "--mappings", folder.Path) };
        Assert.That(shell.Out.ReplaceLineEndings("\n"), Does.Contain($"\nmappings 2 ({folder.Path}): stubs of every world from its beginning; {new Uri(http.BaseAddress!, "/__admin/mappings")} tells them\n"));
        Assert.That(await http.GetStringAsync("/java"), Is.EqualTo("of Java"));
        Assert.That(await http.GetStringAsync("/worlds/other/net/x"), Is.EqualTo("of .NET"));
        await http.DeleteAsync("/__admin/mappings");
        using (var gone = await http.GetAsync("/java"))
        {
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        await http.PostAsync("/__admin/mappings/reset", null);
        using var back = await http.GetAsync("/net/y");
        Assert.That(((int)back.StatusCode, await http.GetStringAsync("/java")), Is.EqualTo((203, "of Java")));
        Assert.That(await shell.Stop(), Is.Zero);
    }

    [Test]
    public async Task Every_mistake_is_told_with_those_of_scenarios_and_nothing_starts()
    {
        using var folder = Stubs(("mappings/a.json", Wrong), ("mappings/b.json", """{ "Request": { "ClientIP": "x" }, "Response": {} }"""), ("mappings/c.json", """{ "request": { "method": "POST", "url": "/api/chat/tokens" } }"""));
        using var shell = new Shell().With("MAPPINGS", folder.Path);
        Assert.That(await shell.Run("serve", "--port", "0", "--scenario", folder.Add("wrong.yaml", "scenario: wrong\nruls: []\n")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("a.json:2:16: error: /request/urlPatern: Unrecognized field \"urlPatern\", did you mean \"urlPattern\"?")
            .And.Contain("/Request/ClientIP: is not to be had here").And.Contain("signalwire.create_token's").And.Contain("ruls"));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_told()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        Assert.That((await shell.Run("serve", "--port", "0", "--scenario", folder.Add("calm.yaml", Calm), "--mappings", "nowhere"), shell.Error.Trim()), Is.EqualTo((2, "nowhere: error: There is no such folder.")));
    }

    [TestCase("text", "/request/urlPatern: Unrecognized field")]
    [TestCase("json", "\"line\"")]
    [TestCase("github", "::error file=")]
    public async Task Validate_tells_the_mistakes_of_a_folder(string format, string told)
    {
        using var folder = Stubs(("mappings/a.json", Wrong));
        using var shell = new Shell();
        Assert.That(await shell.Run("validate", "--mappings", folder.Path, "--format", format), Is.EqualTo(1));
        Assert.That(shell.Out, Does.Contain(told));
    }

    [Test]
    public async Task Validate_counts_what_is_sound()
    {
        using var folder = Stubs(("mappings/a.json", Java), ("mappings/b.json", Net), ("__files/java.txt", "x"));
        using var shell = new Shell();
        Assert.That((await shell.Run("validate", folder.Add("calm.yaml", Calm), "--mappings", folder.Path), shell.Out.Trim()), Is.EqualTo((0, "1 scenario is sound. 2 mappings are sound.")));
    }

    [Test]
    public async Task Programs_are_told_how_many_there_are()
    {
        using var folder = Stubs(("net.json", Net));
        using var shell = new Shell();
        await shell.Serve("--log", "json", "--scenario", folder.Add("calm.yaml", Calm), "--mappings", folder.Path);
        Assert.That(shell.Out, Does.Contain("\"scenario\":\"calm\",\"mappings\":1,"));
        await shell.Stop();
    }

    private static Folder Stubs(params (string Name, string Text)[] files)
    {
        var folder = new Folder();
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, name))!);
            folder.Add(name, text);
        }

        return folder;
    }
}
