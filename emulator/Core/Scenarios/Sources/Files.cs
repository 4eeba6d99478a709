using System.Text;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Sources;

/// <summary>A file that was asked for.</summary>
/// <param name="Path">What problems call it.</param>
/// <param name="Text">What it says; null when it cannot be read.</param>
/// <param name="Wrong">Why there is no text; null when there is.</param>
internal sealed record SourceFile(string Path, string? Text, string? Wrong);

/// <summary>Finds and reads the files that a user named. What cannot be read is a problem of that file, never an exception.</summary>
internal static class Files
{
    private const int Largest = 1_000_000;

    private static readonly string LargerThanPermitted = $"This is larger than {Largest / 1_000_000} MB. That is not a scenario.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The files, the ones of a folder by name; each with its text, or with what is wrong with it.</summary>
    public static IEnumerable<SourceFile> Read(IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in paths.SelectMany(Expand))
        {
            if (found.Wrong is not null)
            {
                yield return found;
            }
            else if (seen.Add(Path.GetFullPath(found.Path)))
            {
                yield return found with { Text = Text(found.Path, out var wrong), Wrong = wrong };
            }
        }
    }

    /// <summary>The text of a file that another one names; null when it cannot be read, and why.</summary>
    /// <param name="folder">The folder that it must be in, or in a folder of it, as a full path.</param>
    /// <param name="path">The file, as a full path.</param>
    /// <param name="wrong">Why there is no text.</param>
    public static string? Inside(string folder, string path, out string? wrong)
    {
        wrong = !path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? "The file is outside of the folder of this one. Put it beside this one, or into a folder there."
            : !File.Exists(path) ? "There is no such file."
            : LeavesFolder(folder, path) ?? Linked(folder, path) ?? HoldsNothing(path);
        return wrong is null ? Text(path, out wrong) : null;
    }

    /// <summary>A fingerprint of the files and of those that they extend: names, texts, and what is wrong with those that cannot be read.</summary>
    public static ulong Print(IEnumerable<string> paths) => Read(paths).Aggregate(0UL, (print, file) =>
        Mix.Into(Mix.Into(Mix.Into(Mix.Into(print, Mix.Text(file.Path)), Mix.Text(file.Text ?? "")), Mix.Text(file.Wrong ?? "")), Extended(file.Path, file.Text)));

    // Most files extend nothing, and are not read as YAML for it.
    private static ulong Extended(string path, string? text)
    {
        if (text?.Contains(Extension.Key, StringComparison.Ordinal) != true)
        {
            return 0;
        }

        var page = new Page(path, text, Path.GetDirectoryName(Path.GetFullPath(path)));
        var extension = new Extension(page);
        if (Tree.Read(page) is { } root)
        {
            extension.Resolve(root);
        }

        return extension.Files.Aggregate(0UL, (print, file) => Mix.Into(print, Mix.Text(Text(file, out _) ?? "")));
    }

    /// <summary>What is wrong with a text that did not come from a file; null when nothing is.</summary>
    public static string? TooLarge(string text) => text.Length > Largest ? LargerThanPermitted : null;

    private static IEnumerable<SourceFile> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return [new SourceFile(path, null, File.Exists(path) ? null : "There is no such file or folder.")];
        }

        try
        {
            var files = Directory.GetFiles(path).Where(IsYaml).Order(StringComparer.Ordinal).ToList();
            return files.Count == 0
                ? [new SourceFile(path, null, "There is no *.yaml or *.yml file in this folder." + (HasMappings(path) ? " Stub mappings (*.json) are checked with --mappings." : ""))]
                : files.Select(file => new SourceFile(file, null, LeavesFolder(path, file) ?? HoldsNothing(file)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [new SourceFile(path, null, $"This folder cannot be read: {problem.Message}")];
        }
    }

    private static bool HasMappings(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Any() || Directory.Exists(Path.Combine(folder, "mappings"));

    private static bool IsYaml(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    // A link in a folder may not reach for files that its owner did not put there.
    private static string? LeavesFolder(string folder, string file)
    {
        try
        {
            var target = File.ResolveLinkTarget(file, returnFinalTarget: true);
            var inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
            return target is null || target.FullName.StartsWith(inside, StringComparison.Ordinal)
                ? null
                : "This is a link to a file outside of its folder. Name that file itself instead.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Links may lead in a circle. The other files of the folder are still read.
            return $"This is a link that leads to no file: {problem.Message.TrimEnd('.')}. Remove it, or link it to a file of its folder.";
        }
    }

    // A pipe is as long as an empty file, and opening one would wait for whoever writes into it. Named by itself it is read: that is asked for.
    private static string? HoldsNothing(string file)
    {
        try
        {
            var found = new FileInfo(file);
            return ((found.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? found).Length > 0 ? null
                : "The file is empty, or a pipe. A scenario begins with its name: `scenario: my-first`.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A folder in between that is a link could lead anywhere.
    private static string? Linked(string folder, string path)
    {
        for (var each = Path.GetDirectoryName(path); each is not null && each.Length > folder.Length; each = Path.GetDirectoryName(each))
        {
            if (new DirectoryInfo(each).LinkTarget is not null)
            {
                return "The way to this file leads through a link. Name a file of the folder itself.";
            }
        }

        return null;
    }

    private static string? Text(string path, out string? wrong)
    {
        try
        {
            var bytes = Bytes(path);
            wrong = bytes.Length > Largest ? LargerThanPermitted
                : bytes.Contains((byte)0) ? "The file holds zero bytes: it is binary, or not UTF-8. Save it as UTF-8 text."
                : null;
            return wrong is null ? Strict.GetString(bytes).TrimStart('\uFEFF') : null;
        }
        catch (DecoderFallbackException)
        {
            wrong = "The file is not UTF-8. Save it as UTF-8 text.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            wrong = $"The file cannot be read: {problem.Message}";
        }

        return null;
    }

    // One byte more than is permitted tells enough, and ends even where a file never does.
    private static byte[] Bytes(string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[Largest + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..length];
    }
}
