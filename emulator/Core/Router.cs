using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator;

/// <summary>Where an exchange belongs.</summary>
/// <param name="Provider">Whose dialect answers; null when the path is nobody's.</param>
/// <param name="Operation">The operation; null when there is none.</param>
/// <param name="Allowed">The methods of the path when only the method is wrong; null otherwise.</param>
internal readonly record struct Route(Provider? Provider, Operation? Operation, string? Allowed = null);

/// <summary>Finds the operation of an exchange by path and method. Pure.</summary>
internal sealed class Router
{
    private readonly IReadOnlyList<Provider> _providers;
    private readonly Dictionary<string, Route[]> _paths;

    public Router(IReadOnlyList<Provider> providers)
    {
        _providers = providers;
        _paths = providers
            .SelectMany(provider => provider.Operations, (provider, operation) => new Route(provider, operation))
            .GroupBy(route => route.Operation!.Entry.Path)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    public Route Of(Exchange exchange)
    {
        // An encoded slash is a letter of a name, not a border between names.
        var path = exchange.Path.Contains('%') && !exchange.Path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(exchange.Path)
            : exchange.Path;
        if (!_paths.TryGetValue(path, out var routes))
        {
            return new Route(_providers.FirstOrDefault(provider => provider.Owns(path)), null);
        }

        foreach (var route in routes)
        {
            if (route.Operation!.Entry.Method == exchange.Method)
            {
                return route;
            }
        }

        return new Route(routes[0].Provider, null, string.Join(", ", routes.Select(route => route.Operation!.Entry.Method)));
    }
}
