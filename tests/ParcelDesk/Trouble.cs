using System.Net;
using Microsoft.AspNetCore.Diagnostics;

namespace ParcelDesk;

/// <summary>What went wrong with a vendor, by what may be done about it.</summary>
public enum Trouble
{
    /// <summary>The vendor says no: nothing happened, and saying it again will not help.</summary>
    Refused,

    /// <summary>The vendor says later: nothing happened.</summary>
    Throttled,

    /// <summary>Nobody knows whether anything happened.</summary>
    Unclear,
}

/// <summary>A vendor did not do what was asked, or did not say so. The message is for our log, not for our callers.</summary>
public sealed class TroubleException(Trouble kind, string message, Exception? cause = null) : Exception(message, cause)
{
    public Trouble Kind { get; } = kind;

    /// <summary>What the vendor answered; null when it did not.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>When the vendor wants us back; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>What our own callers are told: 502 when the vendor refuses us, 503 when it is worth coming back. Our log has the rest.</summary>
internal sealed class TroubleHandler(IProblemDetailsService problems, ILogger<TroubleHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not TroubleException trouble)
        {
            return false;
        }

        log.Trouble(context.Request.Method, context.Request.Path, trouble);
        context.Response.StatusCode = trouble.Kind == Trouble.Refused ? StatusCodes.Status502BadGateway : StatusCodes.Status503ServiceUnavailable;
        if (trouble.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(after.TotalSeconds)}";
        }

        var detail = trouble.Kind == Trouble.Refused ? "The chat vendor refuses this." : "The chat vendor cannot be reached now, or is busy.";
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Detail = detail } });
    }
}
