using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control;

/// <summary>
/// Which world a Control request is about: path prefix, header, else <c>default</c>. There is one world so far, and any other
/// name is refused: a typo must not be an empty world in which every "it never happened" holds.
/// </summary>
internal static class WorldChoice
{
    public const string Header = "Emulator-World";

    private const string Prefix = "/worlds/";

    /// <summary>The path behind <c>/worlds/NAME</c>.</summary>
    public static PathString Strip(PathString path, string raw) =>
        raw.StartsWith(Prefix, StringComparison.Ordinal) && path.Value!.IndexOf(ControlApi.Root, StringComparison.Ordinal) is > 0 and var end
            ? path.Value[end..]
            : path;

    /// <summary>Lets a request pass that is about the world there is.</summary>
    /// <exception cref="RefusedException">The request names a world that does not exist.</exception>
    public static void Check(HttpContext context, string raw)
    {
        if (raw.StartsWith(Prefix, StringComparison.Ordinal))
        {
            Check(raw[Prefix.Length..raw.IndexOf('/', Prefix.Length)]);
        }

        if (context.Request.Headers[Header].ToString() is { Length: > 0 } named)
        {
            Check(named);
        }
    }

    private static void Check(string name)
    {
        if (name != WorldDirectory.DefaultName)
        {
            throw new RefusedException(404, $"There is no world '{name}'. The only one is '{WorldDirectory.DefaultName}'.");
        }
    }
}
