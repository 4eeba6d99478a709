using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>Text in which a regular expression is found; never by backtracking, so no text can make it slow.</summary>
internal sealed class PatternTest(Regex pattern) : Test
{
    private const int OnStack = 512;

    public override bool Holds(in Found found) => found.Is switch
    {
        Found.Shape.Text => pattern.IsMatch(found.Text),
        Found.Shape.Json when found.Json.ValueKind == JsonValueKind.String => Holds(found.Json),
        _ => false,
    };

    // A short text without escapes is decoded on the stack.
    private bool Holds(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json)[1..^1];
        if (raw.Length > OnStack || raw.Contains((byte)'\\'))
        {
            return pattern.IsMatch(json.GetString()!);
        }

        Span<char> text = stackalloc char[OnStack];
        return pattern.IsMatch(text[..Encoding.UTF8.GetChars(raw, text)]);
    }
}
