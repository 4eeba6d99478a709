using System.Text.RegularExpressions;

namespace ChatEmulator.Core.Tests.House;

/// <summary>
/// Which room may know which. Projects keep the large arrows straight, this keeps the small ones: it reads what a file names,
/// in <c>using</c> lines and qualified names, and answers with one line for each arrow that must not be.
/// </summary>
internal static partial class Arrows
{
    // Files directly in Core. They lie in the outer namespace, visible to all without a using line; hence their words are looked for.
    private const string Engine = "Engine";

    private static readonly string[] Ground = ["Options", "Exchanges", "Time"];

    private static readonly string[] Core = [.. Ground, "Contracts", "Deliveries", "Providers", "Scenarios", "Journals", "Judging", "Mappings", "Worlds", "Fidelity", "Replays", "Exports", Engine];

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["Options"] = [],
        ["Exchanges"] = [],
        ["Time"] = [],
        ["Contracts"] = Ground,
        ["Deliveries"] = Ground,
        ["Providers"] = [.. Ground, "Contracts"],
        ["SignalWire"] = [.. Ground, "Contracts", "Providers"],
        ["Algoreg"] = [.. Ground, "Contracts", "Providers"],
        ["Vendors"] = ["Providers", "SignalWire", "Algoreg"],
        ["Scenarios"] = [.. Ground, "Contracts", "Deliveries"],
        ["Journals"] = ["Exchanges", "Time"],
        ["Judging"] = [.. Ground, "Contracts", "Journals", "Scenarios"],
        ["Mappings"] = [.. Ground, "Contracts", "Deliveries", "Scenarios"],
        ["Worlds"] = [.. Core.Except(["Fidelity", "Replays", "Exports", Engine])],
        ["Fidelity"] = [.. Ground, "Contracts", "Providers"],
        [Engine] = Core,
        ["Publishing"] = Core,
        ["Replays"] = Core,
        ["Exports"] = [.. Core.Except(["Replays", Engine])],
        ["Server"] = [.. Core, "Vendors", "Publishing"],
        ["Host"] = [.. Core, "Vendors", "Server", "Publishing"],
        ["Testing"] = [.. Core, "Vendors", "Server"],
    };

    /// <summary>The arrows of a file that must not be, one line each: <c>file:line: Room -> Room</c>.</summary>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <param name="text">What the file says.</param>
    public static IEnumerable<string> Wrong(string path, string text)
    {
        var room = RoomOf(path);
        if (!Known.TryGetValue(room, out var known))
        {
            return [$"{path}:1: there is no room {room}; give it its arrows in the test of the house"];
        }

        return from line in CodeLines(text)
               from named in Named(line.Text).Distinct()
               where named != room && !known.Contains(named)
               select $"{path}:{line.Number}: {room} -> {named}";
    }

    /// <summary>The room of a file under <c>emulator/</c>.</summary>
    private static string RoomOf(string path) => path.Split('/') switch
    {
        ["emulator", "Core", "Providers", "Vendors.cs"] => "Vendors",
        ["emulator", "Core", "Providers", "SignalWire" or "Algoreg", ..] parts => parts[3],
        ["emulator", "Core", _] => Engine,
        ["emulator", "Core", var room, ..] => room,
        ["emulator", var project, ..] => project,
        _ => path,
    };

    private static IEnumerable<string> Named(string line)
    {
        foreach (Match match in QualifiedName().Matches(line))
        {
            // Unqualified, only Core's rooms are meant: Host and Server are words of the framework too.
            var qualified = match.Value.StartsWith("ChatEmulator.", StringComparison.Ordinal);
            var parts = match.Value.Split('.').Skip(qualified ? 1 : 0).ToArray();
            var rooms = parts.TakeWhile(IsNamespace).ToArray();
            if (rooms.Length > 0 && (qualified || rooms[0] is not ("Server" or "Host" or "Testing")))
            {
                yield return rooms is ["Providers", "SignalWire" or "Algoreg", ..] ? rooms[1] : rooms[0];
            }
        }

        if (EngineWord().IsMatch(line))
        {
            yield return Engine;
        }
    }

    // Two rooms are files in the namespace of others: the engine's words are looked for, and anybody may ask for all vendors.
    private static bool IsNamespace(string part) => Known.ContainsKey(part) && part is not ("Vendors" or Engine);

    // What stands in comments and texts is no arrow, and a namespace line says where a file is, not what it knows.
    private static IEnumerable<(int Number, string Text)> CodeLines(string text) => text.Split('\n')
        .Select((line, index) => (Number: index + 1, Text: Comment().Replace(Literal().Replace(line, "\"\""), "").Trim()))
        .Where(line => line.Text.Length > 0 && !line.Text.StartsWith("namespace ", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w.])(?:ChatEmulator\.)?[A-Z]\w*(?:\.[A-Z]\w*)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"(?<![\w.])(?:Engine|Outcome)(?!\w)|using ChatEmulator;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EngineWord();

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"
        """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("//.*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
