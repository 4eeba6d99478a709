using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator;

/// <summary>Where an exchange belongs.</summary>
/// <param name="Provider">Whose dialect answers; null when the path is nobody's.</param>
/// <param name="Operation">The operation; null when there is none.</param>
/// <param name="Allowed">The methods of the path when only the method is wrong; null otherwise.</param>
internal sealed record Route(Provider? Provider, Operation? Operation, string? Allowed = null);

/// <summary>Finds the operation of an exchange by path and method. Pure.</summary>
internal sealed class Router
{
    private readonly IReadOnlyList<Provider> _providers;
    private readonly Dictionary<string, List<Route>> _plain = new(StringComparer.Ordinal);
    private readonly List<Route> _templates = [];

    public Router(IReadOnlyList<Provider> providers)
    {
        _providers = providers;
        foreach (var operation in providers.SelectMany(provider => provider.Operations))
        {
            Lane(operation.Entry).Add(new Route(operation.Provider, operation));
        }
    }

    public Route Of(Exchange exchange)
    {
        // An encoded slash is a letter of a name, not a border between names.
        var path = exchange.Path.Contains('%') && !exchange.Path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(exchange.Path)
            : exchange.Path;
        if (!_plain.TryGetValue(path, out var routes))
        {
            routes = _templates.FindAll(route => route.Operation!.Entry.Template.Matches(exchange.Path));
        }

        return Choose(routes, exchange) ?? new Route(_providers.FirstOrDefault(provider => provider.Owns(path)), null);
    }

    private List<Route> Lane(CatalogueOperation entry) =>
        entry.Template.Parameter is not null ? _templates
        : _plain.TryGetValue(entry.Path, out var routes) ? routes
        : _plain[entry.Path] = [];

    // HEAD asks for what GET would answer, without the body.
    private static Route? Choose(List<Route> routes, Exchange exchange)
    {
        var method = exchange.Method == "HEAD" ? "GET" : exchange.Method;
        Provider? owner = null;
        foreach (var route in routes)
        {
            if (!Asks(exchange, route.Operation!.Entry.Query))
            {
                continue;
            }

            if (route.Operation.Entry.Method == method)
            {
                return route;
            }

            owner ??= route.Provider;
        }

        return owner is null ? null : new Route(owner, null, Allowed(routes));
    }

    private static bool Asks(Exchange exchange, string? field)
    {
        if (field is null)
        {
            return true;
        }

        var query = new QueryFields(exchange.Query);
        while (query.Next())
        {
            if (query.Name.SequenceEqual(field))
            {
                return true;
            }
        }

        return false;
    }

    private static string Allowed(List<Route> routes)
    {
        var methods = routes.Select(route => route.Operation!.Entry.Method).ToList();
        return string.Join(", ", methods.Contains("GET") ? [.. methods, "HEAD"] : methods);
    }
}
