using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary>What is asked of the server as a whole.</summary>
internal static class SystemRoutes
{
    /// <summary>The version of WireMock whose dialect is spoken, and against which it is compared.</summary>
    public const string Spoken = "3.13.2";

    public static void Map(AdminRoutes admin)
    {
        admin.On("GET", "/version", call => AdminAnswer.Ok(call.Context, json => json.WriteString("version", Spoken)));
        admin.On("GET", "/health", Health);
        admin.On("POST", "/reset", Reset);
        admin.On("GET", "/settings", Settings);
        foreach (var method in (string[])["POST", "PUT"])
        {
            admin.On(method, "/settings", Change);
        }
    }

    /// <summary>As WireMock does for all and for the mappings alike: mappings, their scenarios and what came. The state of the imitated vendors is not its business; POST /_emulator/reset is for that.</summary>
    public static async Task Reset(AdminCall call)
    {
        using (await call.Stubbing.Turn(call.Left))
        {
            call.World.Journal.Forget();
            call.Stubbing.Change(_ => new ResetMappings(ToGiven: true));
        }

        await AdminAnswer.Empty(call.Context);
    }

    private static Task Health(AdminCall call) => AdminAnswer.Ok(call.Context, json =>
    {
        json.WriteString("status", "healthy");
        json.WriteString("message", "The chat emulator is ok; it speaks WireMock's dialect");
        json.WriteString("version", Spoken);
        json.WriteNumber("uptimeInSeconds", (long)(call.World.Clock.GetUtcNow() - call.World.Began).TotalSeconds);
        json.WriteString("timestamp", call.World.Clock.GetUtcNow().UtcDateTime);
    });

    private static Task Settings(AdminCall call) => AdminAnswer.Ok(call.Context, json =>
    {
        json.WriteStartObject("settings");
        foreach (var field in call.Stubbing.Now.Settings.Source.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null && field.Name != "proxyPassThrough"))
        {
            field.WriteTo(json);
        }

        json.WriteBoolean("proxyPassThrough", false);
        json.WriteEndObject();
    });

    private static async Task Change(AdminCall call)
    {
        var settings = await call.Read((json, faults) => SettingsReader.Read(json, faults));
        using (await call.Stubbing.Turn(call.Left))
        {
            call.Stubbing.Change(_ => new ChangeSettings(settings));
        }

        await AdminAnswer.Empty(call.Context);
    }
}
