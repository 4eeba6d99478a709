using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace ChatEmulator;

/// <summary>
/// Leads the calls that an application makes to the vendors to an emulator, without a change in the application: it goes on naming the
/// vendors' real addresses. Only clients of <c>IHttpClientFactory</c> are led; for any other there is <see cref="Emulator.CreateHandler"/>.
/// </summary>
public static class VendorRouting
{
    /// <summary>
    /// From now on every client of <c>IHttpClientFactory</c>, typed, named or default, reaches the emulator where it names a vendor's host,
    /// whatever primary handler the application chose for it; its own handlers (retries, headers, logging) stay. The primary handler's
    /// settings do not hold there: no redirect is followed, no cookie kept, nothing decompressed. Calls to other hosts go where they went.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="emulator">Where the calls go.</param>
    /// <param name="hosts">Further hosts that lead there, such as <c>chat.test</c> or <c>*.chat.test</c>.</param>
    /// <exception cref="ArgumentException">One of <paramref name="hosts"/> is no host name: give the name alone, without scheme and port.</exception>
    public static IServiceCollection RouteVendorsTo(this IServiceCollection services, Emulator emulator, params string[] hosts)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        return Route(services, emulator.CreateHandler, emulator.VendorHosts, hosts);
    }

    /// <summary>The same into one world of an emulator's.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="world">Where the calls go.</param>
    /// <param name="hosts">Further hosts that lead there.</param>
    /// <inheritdoc cref="RouteVendorsTo(IServiceCollection, Emulator, string[])" path="/exception"/>
    public static IServiceCollection RouteVendorsTo(this IServiceCollection services, EmulatorWorld world, params string[] hosts)
    {
        ArgumentNullException.ThrowIfNull(world);
        return Route(services, world.CreateHandler, world.VendorHosts, hosts);
    }

    private static IServiceCollection Route(IServiceCollection services, Func<HttpMessageHandler> there, IReadOnlyList<string> known, string[] hosts)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(hosts);
        var vendors = new HostPatterns([.. known, .. hosts]);
        return services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(there, vendors));
    }

    private sealed class Filter(Func<HttpMessageHandler> there, HostPatterns vendors) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = new Fork(vendors, there(), builder.PrimaryHandler);
        };
    }
}
