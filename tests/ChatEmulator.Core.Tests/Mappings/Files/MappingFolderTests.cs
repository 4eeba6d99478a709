using System.Text;

namespace ChatEmulator.Core.Tests.Mappings.Files;

/// <summary>Folders of mappings: what is found, in which order, and everything that can be wrong with it.</summary>
public sealed class MappingFolderTests
{
    private const string One = """{ "request": { "url": "/one" }, "response": { "body": "$" } }""";

    [TestCase("mappings/a.json", "__files/b.txt")]
    [TestCase("mappings/deep/er/a.json", "__files/b.txt")]
    [TestCase("a.json", "__files/b.txt")]
    public void A_root_and_a_folder_of_mappings_are_found_with_their_files(string mapping, string body)
    {
        using var files = new MappingFiles().With(mapping, """{ "request": { "url": "/one" }, "response": { "bodyFileName": "b.txt" } }""").With(body, "from the file");
        Assert.That(Encoding.UTF8.GetString(files.Sound().All.Single().Plan.Answer is ChatEmulator.Scenarios.WrittenAnswer written ? written.Reply.Body.Span : default), Is.EqualTo("from the file"));
    }

    [Test]
    public void The_files_of_a_folder_of_mappings_may_lie_beside_it()
    {
        using var files = new MappingFiles().With("mappings/a.json", """{ "response": { "bodyFileName": "/b.txt" } }""").With("__files/b.txt", "x");
        Assert.That(files.Read("mappings").Problems, Is.Empty);
    }

    [Test]
    public void Of_mappings_that_match_the_last_answers_in_the_order_of_paths_and_places()
    {
        using var files = new MappingFiles().With("b.json", $$"""{"mappings":[{{Body("b1")}},{{Body("b2")}}]}""").With("a.json", Body("a"));
        Assert.That(MappingFiles.Answer(files.Sound(), "GET /one"), Is.EqualTo("b2"));
        files.With("sub/c.json", Body("c"));
        Assert.That(MappingFiles.Answer(files.Sound(), "GET /one"), Is.EqualTo("c"));
        Assert.That(files.Sound().All.Select(mapping => mapping.Source.GetProperty("response").GetProperty("body").GetString()), Is.EqualTo(new[] { "c", "b2", "b1", "a" }));
    }

    [Test]
    public void Ids_that_nobody_wrote_are_the_same_in_every_run_and_for_no_two_places()
    {
        using var one = new MappingFiles().With("a.json", $"[{One},{One}]").With("sub/a.json", One);
        using var other = new MappingFiles().With("a.json", $"[{One},{One}]").With("sub/a.json", One);
        var ids = one.Sound().All.Select(mapping => mapping.Id).ToList();
        Assert.That(ids, Is.EqualTo(other.Sound().All.Select(mapping => mapping.Id)).And.Unique);
    }

    [Test]
    public void What_begins_with_a_dot_and_what_is_no_json_is_left_alone()
    {
        using var files = new MappingFiles().With("a.json", One).With(".b.json", "nope").With("..data/c.json", "nope").With("README.md", "nope").With("__files/x.json", "nope");
        Assert.That(files.Sound().Count, Is.EqualTo(1));
    }

    [Test]
    public void A_mark_at_the_beginning_of_a_file_is_no_letter_of_it()
    {
        using var files = new MappingFiles().With("a.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("""{ "nope": 1 }""")]);
        Assert.That(files.Problems(), Is.EqualTo(new[] { "a.json:1:3 /nope: Unrecognized field \"nope\"" }));
    }

    [TestCase("", "0:1 The file is empty, or a pipe. A mapping is an object: {\"request\": {…}, \"response\": {…}}.")]
    [TestCase("nope", "1:2 This is no JSON: 'nope' is an invalid JSON literal. Expected the literal 'null'.")]
    [TestCase("{\n  \"request\": {},\n}", "3:1 This is no JSON: The JSON object contains a trailing comma at the end which is not supported in this mode.")]
    [TestCase("5", "1:1 should be an object, and is the number 5")]
    [TestCase("[]", "1:1 This list has no mapping in it.")]
    [TestCase("""{ "mappings": {} }""", "1:3 /mappings: should be a list of mappings")]
    [TestCase("""{ "mappings": [{}], "importOptions": {} }""", "1:21 /importOptions: Unrecognized field \"importOptions\"")]
    [TestCase("{\n  \"request\": {\n    \"urlPatern\": \"/a\"\n  }\n}", "3:5 /request/urlPatern: Unrecognized field \"urlPatern\", did you mean \"urlPattern\"?")]
    [TestCase("""{ "request": { "url": "/a", "url": "/b" } }""", "1:29 /request/url: stands here twice; only one of them would be taken")]
    [TestCase("""{ "Request": { "Body": { "Matcher": { "Name": "JsonPartialMatcher", "Pattern": { "a": 1, "a": 2 } } } } }""", "1:90 /Request/Body/Matcher/Pattern/a: stands here twice; only one of them would be taken")]
    [TestCase("""{ "request": {}, "Response": {} }""", "1:3 /request: This mapping is in two dialects: \"request\" is WireMock's, and Guid, Request and Response are WireMock.Net's. Write it in one of them.")]
    [TestCase("""{ "response": { "body": "\ud800" } }""", "1:1 This is no JSON: A text in it is no Unicode: it holds half a surrogate pair.")]
    public void A_broken_file_is_told_with_its_place(string text, string problem)
    {
        using var files = new MappingFiles().With("a.json", text);
        Assert.That(files.Problems(), Is.EqualTo(new[] { $"a.json:{problem}" }));
        Assert.That(files.Read().Table.Count, Is.Zero);
    }

    [Test]
    public void Every_problem_of_every_file_is_told_at_once()
    {
        using var files = new MappingFiles().With("a.json", "{ \"x\": 1,\n  \"y\": 2 }").With("b.json", "nope").With("c.json", One);
        Assert.That(files.Problems().Select(problem => problem.Split(' ')[0]), Is.EqualTo(new[] { "a.json:1:3", "a.json:2:3", "b.json:1:2" }));
    }

    [Test]
    public void An_id_is_taken_once_among_all_files()
    {
        const string Known = """{ "id": "11111111-1111-4111-8111-111111111111" }""";
        using var files = new MappingFiles().With("a.json", Known).With("b.json", $$"""{ "mappings": [{{Known}}] }""");
        Assert.That(files.Problems().Single(), Does.StartWith("b.json:1:16 /mappings/0: The id 11111111-1111-4111-8111-111111111111 is taken already, by ").And.Contain("a.json"));
    }

    [TestCase("../secret.txt", "leads out of")]
    [TestCase("a/../../secret.txt", "leads out of")]
    [TestCase("link.txt", "leads out of")]
    [TestCase("linked/secret.txt", "leads out of")]
    [TestCase("nobody.txt", "names no file of")]
    [TestCase("", "is a folder")]
    public void A_body_that_lies_elsewhere_is_not_read(string name, string why)
    {
        using var files = new MappingFiles().With("root/mappings/a.json", $$"""{ "response": { "bodyFileName": "{{name}}" } }""").With("secret.txt", "secret").With("root/__files/x", "x");
        File.CreateSymbolicLink(Path.Combine(files.Path, "root/__files/link.txt"), Path.Combine(files.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(files.Path, "root/__files/linked"), files.Path);
        Assert.That(files.Problems("root").Single(), Does.Contain($"/response/bodyFileName: {why}"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void Links_in_a_circle_and_out_of_the_folder_are_told_and_not_followed()
    {
        using var files = new MappingFiles().With("root/a.json", One).With("out.json", One);
        File.CreateSymbolicLink(Path.Combine(files.Path, "root/b.json"), "c.json");
        File.CreateSymbolicLink(Path.Combine(files.Path, "root/c.json"), "b.json");
        File.CreateSymbolicLink(Path.Combine(files.Path, "root/d.json"), "a.json");
        File.CreateSymbolicLink(Path.Combine(files.Path, "root/e.json"), "../out.json");
        Directory.CreateSymbolicLink(Path.Combine(files.Path, "root/up"), "..");
        Assert.That(files.Read("root").Problems.Select(problem => $"{Path.GetFileName(problem.File)}: {string.Join(' ', problem.Text.Split(' ').Take(6))}"), Is.EqualTo(new[]
        {
            "b.json: The file cannot be read: Too", "c.json: The file cannot be read: Too", "e.json: This is a link to a", "up: This is a link to a",
        }));
    }

    [TestCase("nowhere", "There is no such folder.")]
    [TestCase("a.txt", "This is a file. Name the folder that it is in.")]
    [TestCase("empty", "There is no *.json file in this folder, nor in one inside it.")]
    public void A_folder_that_has_no_mappings_is_a_problem(string folder, string why)
    {
        using var files = new MappingFiles().With("a.txt", "x").With("empty/a.txt", "x");
        Assert.That(files.Problems(folder), Is.EqualTo(new[] { $"{folder}:0:1 {why}" }));
    }

    [Test]
    public void A_file_beyond_all_measure_is_not_read()
    {
        using var files = new MappingFiles().With("a.json", new byte[16_000_001]);
        Assert.That(files.Problems().Single(), Does.Contain("larger than 16 MB"));
    }

    private static string Body(string body) => One.Replace("$", body, StringComparison.Ordinal);
}
