using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Admin;

/// <summary><c>scenarios</c>: the states that mappings lead through. They are WireMock's, and no scenario of ours.</summary>
internal static class ScenarioStateRoutes
{
    private const int Unknown = 11;

    public static void Map(AdminRoutes admin)
    {
        admin.On("GET", "/scenarios", List);
        admin.On("POST", "/scenarios/reset", call => MappingRoutes.Change(call, _ => new RestartScenarios()));
        admin.On("PUT", "/scenarios/{name}/state", SetState);
    }

    private static Task List(AdminCall call) => AdminAnswer.Ok(call.Context, json =>
    {
        var stock = call.Stubbing.Now;
        json.WriteStartArray("scenarios");
        foreach (var scenario in stock.Scenarios.OrderBy(scenario => scenario.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", scenario.Key);
            json.WriteString("name", scenario.Key);
            json.WriteString("state", stock.StateOf(scenario.Key));
            json.WriteStartArray("possibleStates");
            foreach (var state in States(scenario))
            {
                json.WriteStringValue(state);
            }

            json.WriteEndArray();
            json.WriteStartArray("mappings");
            foreach (var mapping in scenario.OrderBy(mapping => mapping.Order))
            {
                mapping.Source.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static IEnumerable<string> States(IEnumerable<Mapping> scenario) =>
        scenario.OrderBy(mapping => mapping.Order).SelectMany(mapping => new[] { mapping.Required, mapping.Next }).OfType<string>().Distinct(StringComparer.Ordinal);

    private static async Task SetState(AdminCall call)
    {
        // What the server decodes it leaves a slash in a name as it was sent, so the name is taken from what was sent.
        var name = Uri.UnescapeDataString(call.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].Split('/')[^2]);
        var (restarts, state) = call.Context.Request.ContentLength is null or 0 && call.Context.Request.Headers.TransferEncoding.Count == 0 ? (true, null) : (false, await call.Read((json, faults) =>
        {
            var fields = new Fields(json, "", faults);
            var text = fields.Text("state");
            fields.End();
            return text;
        }));
        await MappingRoutes.Change(call, stock =>
        {
            var scenario = stock.Scenarios.FirstOrDefault(scenario => scenario.Key == name) ?? throw AdminException.NotThere($"Scenario {Brief.Of(name, 100)} does not exist");
            var known = States(scenario).Append(Stock.Started).Distinct().ToList();
            return restarts ? new SetState(name, Stock.Started)
                : state is not null && known.Contains(state) ? new SetState(name, state)
                : throw new AdminException(422, Unknown, $"Scenario {Brief.Of(name, 100)} does not support state {Brief.Of(state ?? "null", 100)}");
        });
    }
}
