using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Server.Control.Describing;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// Sees to it that nothing is asked that is not looked at, such as for a world by a parameter: what is misspelt would be answered as if it had
/// not been said. Which parameters there are stands beside each route.
/// </summary>
internal static class Questions
{
    /// <summary>Checks the names of a request's parameters.</summary>
    /// <exception cref="RefusedException">One is unknown, or there twice.</exception>
    public static void Check(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue || context.GetEndpoint()?.Metadata.GetMetadata<Description>() is not { } description)
        {
            return;
        }

        var known = description.Parameters.Where(parameter => !parameter.InPath).ToList();
        foreach (var (name, values) in context.Request.Query)
        {
            if (!known.Exists(parameter => parameter.IsNamed(name)))
            {
                throw new RefusedException(400, Unknown(Brief.Of(name, 100), [.. known.Select(parameter => parameter.Label)]));
            }

            if (values.Count > 1)
            {
                throw new RefusedException(400, $"The parameter `{name}` is given more than once.");
            }
        }
    }

    private static string Unknown(string name, IReadOnlyList<string> known) =>
        (known.Count == 0 ? $"There is no parameter `{name}` here."
            : $"There is no parameter `{name}`. {(Nearest.Of(name, known) is { } near ? $"Did you mean `{near}`?" : $"Known: {string.Join(", ", known)}.")}")
        + (name is "world" or "name" ? " A world is named by the header Emulator-World, or in front of the path: /worlds/NAME/_emulator/…" : "");
}
