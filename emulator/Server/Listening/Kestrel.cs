using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatEmulator.Server.Listening;

/// <summary>Kestrel with nothing around it: no configuration, no environment, no logging, no middleware.</summary>
internal static class Kestrel
{
    // Everything that waits is cut off before; this is for clients that stopped in the middle of a request.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    public static WebApplication Build(ListenAddress address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, address));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = Patience);
        return builder.Build();
    }

    private static void Configure(KestrelServerOptions kestrel, ListenAddress address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;

        // The provider paths answer a large body in the vendor's words, so the limit is the adapter's.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.ConfigureEndpointDefaults(static listen => listen.Protocols = HttpProtocols.Http1);
        address.Apply(kestrel);
    }
}
