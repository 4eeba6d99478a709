using ChatEmulator.Contracts;

namespace ChatEmulator.Providers;

/// <summary>The errors that every provider has under the same names, beside its own.</summary>
internal static class General
{
    public static IReadOnlyList<CatalogueError> Errors { get; } =
    [
        new("bad_request", 400, "The body cannot be read."),
        new("unauthorized", 401, "Missing or wrong credentials."),
        new("forbidden", 403, "The credentials are right and do not permit this."),
        new("not_found", 404, "Nothing is there."),
        new("method_not_allowed", 405, "The path exists, the method does not."),
        new("payload_too_large", 413, "The body is over the limit."),
        new("unsupported_media_type", 415, "The Content-Type is not one that is taken."),
        new("rate_limited", 429, "Too many calls; add `retry_after` to say when to come back."),
        new("internal_error", 500, "The vendor failed."),
        new("bad_gateway", 502, "Something in front of the vendor failed."),
        new("service_unavailable", 503, "The vendor is out; add `retry_after` to say when to come back."),
        new("timeout", 504, "The vendor did not answer in time."),
    ];
}
