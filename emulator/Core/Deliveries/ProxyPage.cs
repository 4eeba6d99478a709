using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>Instead of the answer comes a page as a proxy in between writes one.</summary>
/// <param name="Status">Its status.</param>
internal sealed record ProxyPage(int Status = 502) : Delivery
{
    private static readonly string[] Statuses = ["200", "403", "407", "413", "429", "500", "502", "503", "504"];

    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "proxy_page",
        "Instead of the whole answer an HTML page, as a proxy writes one that stands in between.",
        "{ proxy_page: 502 }",
        [new("status", OptionKind.Number, "Its status; 502 when absent.", "502", Default: 502L, OneOf: Statuses)],
        Scalar: "status",
        values => new ProxyPage((int)values.Number("status")!.Value));

    /// <inheritdoc/>
    public override string Word => $"proxy_page {Status}";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool? HasBody => true;

    private string Title => $"{Status} " + Status switch
    {
        200 => "OK",
        403 => "Forbidden",
        407 => "Proxy Authentication Required",
        413 => "Request Entity Too Large",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Temporarily Unavailable",
        _ => "Gateway Time-out",
    };

    private string Page => $"<html>\r\n<head><title>{Title}</title></head>\r\n<body>\r\n<center><h1>{Title}</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n";

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Reply = new Reply(Status, "text/html", Encoding.ASCII.GetBytes(Page)) { DateSkew = script.Reply.DateSkew }, Spoils = true };
}
