using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Files;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Core.Tests.Mappings.Files;

/// <summary>A folder of mapping files for one test.</summary>
internal sealed class MappingFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-emulator-");

    public string Path => _folder.FullName;

    /// <summary>Writes a file; folders in its name are made.</summary>
    public MappingFiles With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public MappingFiles With(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public LoadedMappings Read(string folder = "") => MappingFolder.Read(System.IO.Path.Combine(Path, folder), new MappingReader(templates: null), (_, _, _) => { });

    /// <summary>The mappings, which have to be sound.</summary>
    public MappingTable Sound()
    {
        var loaded = Read();
        Assert.That(loaded.Problems, Is.Empty);
        return loaded.Table;
    }

    /// <summary>The problems, one line each: file within the folder, line, column, text.</summary>
    public IEnumerable<string> Problems(string folder = "") => Read(folder).Problems.Select(problem => $"{System.IO.Path.GetRelativePath(Path, problem.File)}:{problem.Line}:{problem.Column} {problem.Text}");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What answers a request such as <c>GET /a?b=c</c>: the body; null when nothing does.</summary>
    public static string? Answer(MappingTable table, string request, string body = "", params Header[] headers)
    {
        var parts = request.Split(' ', 2);
        var question = parts[1].IndexOf('?', StringComparison.Ordinal);
        var (path, query) = question < 0 ? (parts[1], "") : (parts[1][..question], parts[1][question..]);
        var hit = MappingBook.Find(table.Fresh, new Exchange(parts[0], path, query, headers, Encoding.UTF8.GetBytes(body)));
        return hit is null ? null : (string?)hit.Mapping.Source.GetProperty("response").TryText("body") ?? "";
    }
}

/// <summary>A text of JSON that may not be there.</summary>
internal static class MaybeText
{
    public static string? TryText(this System.Text.Json.JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;
}
