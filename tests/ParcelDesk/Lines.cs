namespace ParcelDesk;

/// <summary>What is written to the log.</summary>
internal static partial class Lines
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path}: trouble with a vendor")]
    public static partial void Trouble(this ILogger log, string method, string path, Exception trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether notice {Notice} was taken is not clear")]
    public static partial void Unclear(this ILogger log, string notice, Exception trouble);
}
