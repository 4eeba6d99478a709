using System.Text;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>The letters that a regular expression certainly begins with: what is asked about thousands of paths looks at these first.</summary>
internal static class JavaPrefix
{
    private const string Escapable = "/.-_?+*()[]{}|^$&=%:;,@!~# ";

    /// <summary>The letters; empty when the first is not certain.</summary>
    public static string Of(string java)
    {
        var prefix = new StringBuilder();
        for (var at = java.StartsWith('^') ? 1 : 0; at < java.Length;)
        {
            var escaped = java[at] == '\\' && at + 1 < java.Length && Escapable.Contains(java[at + 1], StringComparison.Ordinal);
            var next = at + (escaped ? 2 : 1);
            // A letter that may be repeated may be missing too; and behind a bar all of it may be something else.
            if ((!escaped && "\\[](){}.*+?^$|".Contains(java[at], StringComparison.Ordinal)) || (next < java.Length && "*?{".Contains(java[next], StringComparison.Ordinal)))
            {
                break;
            }

            prefix.Append(java[next - 1]);
            at = next;
        }

        return java.Contains('|', StringComparison.Ordinal) ? "" : prefix.ToString();
    }
}
