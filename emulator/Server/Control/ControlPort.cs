using ChatEmulator.Server.Answering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Control;

/// <summary>
/// Control on a port of its own, so that whoever watches the emulator is not met by what befalls connections. The port of the vendors then knows
/// nothing of Control, and that of Control nothing of the vendors.
/// </summary>
/// <param name="control">Answers.</param>
internal sealed class ControlPort(ControlApi control)
{
    /// <summary>Where a client on this machine reaches it; null until it listens.</summary>
    public Uri? Url { get; set; }

    /// <summary>Where the vendors are.</summary>
    public Uri? Vendors { get; set; }

    /// <summary>Answers a request that came to it.</summary>
    public Task Answer(HttpContext context)
    {
        var target = Target.Of(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        return target.IsControl
            ? control.Answer(context, target)
            : JsonAnswer.Problem(context, 404, $"This is the port of Control, which is under {ControlApi.Root}. The imitated vendors are at {Vendors}.");
    }

    /// <summary>Answers a request for Control that came to the vendors' port: nobody's path, and where it belongs.</summary>
    public Task Elsewhere(HttpContext context, Target target) =>
        JsonAnswer.Problem(context, 404, $"There is nothing at {target.Path} on this port: Control has one of its own, {Url}.");
}
