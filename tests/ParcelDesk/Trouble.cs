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

/// <summary>A vendor did not do what was asked, or did not say so.</summary>
public sealed class TroubleException(Trouble kind, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public Trouble Kind { get; } = kind;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>What our own callers are told: 502 when the vendor refuses us, 503 when it is worth coming back.</summary>
internal sealed class TroubleHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not TroubleException trouble)
        {
            return false;
        }

        context.Response.StatusCode = trouble.Kind == Trouble.Refused ? StatusCodes.Status502BadGateway : StatusCodes.Status503ServiceUnavailable;
        if (trouble.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(after.TotalSeconds)}";
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Detail = trouble.Message } });
    }
}
