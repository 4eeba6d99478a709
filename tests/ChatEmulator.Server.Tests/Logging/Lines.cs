using System.Buffers;
using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Server.Tests.Logging;

/// <summary>Calls to log, and what a form makes of them.</summary>
internal static class Lines
{
    public static readonly LoggedCall Message = new(
        "default", 12, new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero), "algoreg.create_message", "POST", "/api/v1/message", "api@acme.test",
        204, Effect.Applied, "reset", "reply lost after commit", null, null, null);

    public static readonly LoggedCall Refused = new(
        "default", 13, new DateTimeOffset(2026, 1, 15, 10, 0, 1, 250, TimeSpan.FromHours(1)), "signalwire.create_token", "POST", "/api/chat/tokens", "demo",
        422, Effect.None, null, null, null, "invalid_parameter", "ttl is in minutes");

    public static readonly LoggedCall Strange = Refused with
    {
        Operation = null,
        Account = null,
        Method = "GET",
        Path = "/nothing",
        Status = 404,
        RefusedBy = "not_found",
        Why = "There is no endpoint GET /nothing.",
    };

    public static string Of(ILogForm form, params LoggedCall[] calls)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var call in calls)
        {
            form.Call(bytes, call);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static string Of(ILogForm form, string notice)
    {
        var bytes = new ArrayBufferWriter<byte>();
        form.Notice(bytes, notice);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
