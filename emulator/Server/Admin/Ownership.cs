using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Providers;

namespace ChatEmulator.Server.Admin;

/// <summary>That a mapping can ever answer: the paths of the imitated vendors and of the emulator itself are theirs.</summary>
internal static class Ownership
{
    private static readonly string[] Own = ["/_emulator", "/__admin", "/worlds"];

    public static void Check(IReadOnlyList<Provider> providers, Mapping? mapping, string pointer, ICollection<Fault> faults)
    {
        if (mapping?.Request.LiteralPath is not { } path)
        {
            return;
        }

        var why = Own.FirstOrDefault(own => path == own || path.StartsWith(own + "/", StringComparison.Ordinal)) is { } own ? $"{own} is the emulator's own"
            : new Router(providers).Of(new Exchange(mapping.Request.Method == "ANY" ? "POST" : mapping.Request.Method, path, "", [], default)) is var route && (route.Operation ?? (object?)route.Allowed) is not null
                ? $"{Brief.Of(path)} is {route.Operation?.Entry.Name ?? route.Provider!.Catalogue.Provider}'s, which the emulator itself answers; a rule of a scenario bends it"
            : null;
        if (why is not null)
        {
            faults.Add(new Fault($"{pointer}/request", $"This mapping would never answer: {why}."));
        }
    }
}
