using System.Text;

namespace ChatEmulator.Host.Telemetry;

/// <summary>Who sends: the emulator as a resource, and what measures as a scope, written once.</summary>
internal sealed class Identity
{
    private const string Name = "chat-emulator";

    public Identity(OtlpSettings settings)
    {
        var version = typeof(Identity).Assembly.GetName().Version?.ToString(3) ?? "0";
        Resource = Message(1, body =>
        {
            foreach (var (key, value) in settings.Resource)
            {
                body.Attribute(1, Encoding.UTF8.GetBytes(key), value);
            }
        });
        Scope = Message(1, body =>
        {
            body.Text(1, Name);
            body.Text(2, version);
        });
    }

    /// <summary>The field <c>resource</c>, which is number 1 beside spans and beside metrics.</summary>
    public byte[] Resource { get; }

    /// <summary>The field <c>scope</c>, number 1 likewise.</summary>
    public byte[] Scope { get; }

    /// <summary>What is said of the resource where nobody says anything: its name and which one it is.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Own =>
    [
        new("service.name", Name),
        new("service.version", typeof(Identity).Assembly.GetName().Version?.ToString(3) ?? "0"),
        new("service.instance.id", Guid.NewGuid().ToString()),
        new("telemetry.sdk.name", Name),
        new("telemetry.sdk.language", "dotnet"),
        new("telemetry.sdk.version", typeof(Identity).Assembly.GetName().Version?.ToString(3) ?? "0"),
    ];

    private static byte[] Message(int field, Action<Protobuf> write)
    {
        var body = new Protobuf();
        var opened = body.Open(field);
        write(body);
        body.Close(opened);
        return body.Written.ToArray();
    }
}
