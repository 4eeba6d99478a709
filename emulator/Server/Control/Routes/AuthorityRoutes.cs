using System.Text;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Server.Listening.Secure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET ca.pem</c>: the certificate to trust for HTTPS, for whoever shares no folder with the emulator. It is no secret.</summary>
internal static class AuthorityRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SecureEndpoint? secure) => routes.MapGet("/ca.pem", async context =>
    {
        var pem = secure?.Authority.ExportCertificatePem() ?? throw new RefusedException(404, "There is no certificate: HTTPS is off. Start with --tls.");
        context.Response.ContentType = "application/x-pem-file";
        context.Response.ContentLength = pem.Length + 1;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(pem + "\n", Encoding.ASCII);
    }).Told(ScenarioDescriptions.Authority);
}
