using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>POST accounts/unlock</c>: what the vendor's support does on the telephone.</summary>
internal static class AccountRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        routes.MapPost("/accounts/unlock", async context =>
        {
            var support = new Support(WorldChoice.Of(context, engine), engine.Providers);
            var email = await Arguments.Text(context, "email");
            var ended = support.Unlock(email) ?? throw Unknown(email, support.Lockable);
            await JsonAnswer.Ok(context, json =>
            {
                json.WriteStartObject();
                json.WriteString("email", ended.Account);
                json.WriteBoolean("was_locked", ended.WasLocked);
                json.WriteNumber("wrong_passwords", ended.WrongPasswords);
                json.WriteEndObject();
            });
        }).Told(ScenarioDescriptions.Unlock);
    }

    private static RefusedException Unknown(string email, IReadOnlyList<string> known) => new(404, $"No account '{email}' can be locked, so none was unlocked. "
        + (Nearest.Of(email, known) is { } near ? $"Did you mean {near}?" : known.Count == 0 ? "The scenario declares none." : $"There is {string.Join(", ", known)}."));
}
