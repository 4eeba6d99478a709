using System.Text.Json;
using ChatEmulator.Mappings;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Admin;

/// <summary><c>mappings</c>: one by one.</summary>
internal static class MappingRoutes
{
    private const int Taken = 109;

    public static void Map(AdminRoutes admin)
    {
        admin.On("GET", "/", Root);
        admin.On("GET", "/mappings", List);
        admin.On("POST", "/mappings", Create);
        admin.On("DELETE", "/mappings", async call => await Change(call, _ => new ResetMappings(ToGiven: false)));
        admin.On("POST", "/mappings/reset", SystemRoutes.Reset);
        admin.On("GET", "/mappings/{id}", call => AdminAnswer.Ok(call.Context, json => Write(json, Known(call, call.Stubbing.Now))));
        admin.On("PUT", "/mappings/{id}", Edit);
        admin.On("DELETE", "/mappings/{id}", async call => await Change(call, stock => new DropMappings([Known(call, stock).Id])));
    }

    /// <summary>Makes a change, and says that it is done.</summary>
    public static async Task Change(AdminCall call, Func<Stock, Edit?> decide)
    {
        using (await call.Stubbing.Turn(call.Left))
        {
            call.Stubbing.Change(decide);
        }

        await AdminAnswer.Done(call.Context);
    }

    /// <summary>Mappings as lists tell them.</summary>
    /// <param name="call">The request.</param>
    /// <param name="mappings">Those to tell.</param>
    /// <param name="total">How many there are, told or not.</param>
    public static Task Told(AdminCall call, IReadOnlyList<Mapping> mappings, int total) => AdminAnswer.List(call.Context, "mappings", mappings.Select(mapping => (Action<Utf8JsonWriter>)mapping.Source.WriteTo), json =>
    {
        json.WriteStartObject("meta");
        json.WriteNumber("total", total);
        json.WriteEndObject();
    });

    /// <summary>A mapping's fields, in an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, Mapping mapping)
    {
        foreach (var field in mapping.Source.EnumerateObject())
        {
            field.WriteTo(json);
        }
    }

    /// <summary>Sees to it that there is room for what would be there.</summary>
    /// <exception cref="AdminException">There is none.</exception>
    public static void CheckRoom(Stock after)
    {
        if (!Stubbing.HasRoom(after.Table))
        {
            throw AdminException.NoRoom;
        }
    }

    // WireMock's own list is one folder down, so that what is linked there relatively is found; clients that follow come to it all the same.
    private static Task Root(AdminCall call)
    {
        if (call.Context.Request.Path.Value!.EndsWith('/'))
        {
            return List(call);
        }

        var (request, asked) = (call.Context.Request, call.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0]);
        call.Context.Response.Headers.Location = $"{request.Scheme}://{request.Host}{(asked.StartsWith('/') ? asked : request.Path)}/";
        call.Context.Response.StatusCode = 302;
        return AdminAnswer.Empty(call.Context);
    }

    private static Task List(AdminCall call)
    {
        List<Mapping> all = [.. call.Stubbing.Now.Table.All];
        all.Sort(Mapping.Compare);
        return Told(call, [.. all.Skip(call.Number("offset") ?? 0).Take(call.Number("limit") ?? int.MaxValue)], all.Count);
    }

    private static async Task Create(AdminCall call)
    {
        Mapping made;
        using var sent = await call.Json();
        using (await call.Stubbing.Turn(call.Left))
        {
            made = Made(call, sent, call.Stubbing.Draws(), known: false);
            call.Stubbing.Change(
                stock => stock.Table.Find(made.Id) is null ? new PutMappings([made])
                    : throw new AdminException(422, Taken, "Duplicate stub mapping ID") { Detail = $"ID of the provided stub mapping '{made.Id}' is already taken by another stub mapping" },
                CheckRoom);
        }

        await AdminAnswer.Ok(call.Context, json => Write(json, made), status: 201);
    }

    private static async Task Edit(AdminCall call)
    {
        Mapping made;
        using var sent = await call.Json();
        using (await call.Stubbing.Turn(call.Left))
        {
            made = Made(call, sent, _ => Guid.Empty, known: true);
            call.Stubbing.Change(stock => Known(call, stock) is null ? null : new PutMappings([made]), CheckRoom);
        }

        await AdminAnswer.Ok(call.Context, json => Write(json, made));
    }

    private static Mapping Made(AdminCall call, JsonDocument sent, Func<long, Guid> draw, bool known) => AdminCall.Make(sent, (json, faults) =>
    {
        var made = call.Reader.Read(json, known ? Known(call, call.Stubbing.Now).Id : null, () => draw(0), faults);
        Ownership.Check(call.Engine.Providers, made, "", faults);
        return made!;
    });

    private static Mapping Known(AdminCall call, Stock stock) => stock.Table.Find(call.Id) ?? throw AdminException.NotThere($"There is no stub mapping {call.Id}");
}
