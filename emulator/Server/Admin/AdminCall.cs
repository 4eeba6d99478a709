using System.Globalization;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Server.Control;
using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Admin;

/// <summary>A request in WireMock's dialect: which world it is about, and what was sent.</summary>
/// <param name="Context">The request.</param>
/// <param name="Engine">What decides calls.</param>
internal sealed record AdminCall(HttpContext Context, Engine Engine)
{
    private World? _world;

    /// <summary>The world that it is about.</summary>
    public World World => _world ??= WorldChoice.Of(Context, Engine);

    /// <summary>The world's mappings, to be changed.</summary>
    public Stubbing Stubbing => new(World);

    /// <summary>Cancelled when nobody waits for the answer any more.</summary>
    public CancellationToken Left => Context.RequestAborted;

    /// <summary>Reads mappings.</summary>
    public MappingReader Reader => Engine.Mappings.Reader;

    /// <summary>The id in the path.</summary>
    public Guid Id
    {
        get
        {
            var text = (string)Context.GetRouteValue("id")!;
            return Guid.TryParseExact(text, "D", out var id) ? id : throw AdminException.Target($"{Brief.Of(text, 100)} is not a valid UUID");
        }
    }

    /// <summary>A field of the query; null when it is not there.</summary>
    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>A whole number of the query, from 0; null when it is not there.</summary>
    public int? Number(string name) => Query(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw AdminException.Target($"Query parameter {name} should be a whole number from 0, and is '{Brief.Of(text, 60)}'");

    /// <summary>An instant of the query; null when it is not there.</summary>
    public DateTimeOffset? Instant(string name) => Query(name) is not { } text ? null
        : Instants.TryRead(text, out var at, out var hasZone) && hasZone ? at
        : throw new AdminException(400, 10, $"{Brief.Of(text, 60)} is not a valid ISO8601 date", [new Fault(name, "")]);

    /// <summary>Reads the body as JSON and makes something of it, or tells everything that is wrong with it.</summary>
    public async Task<T> Read<T>(Func<JsonElement, List<Fault>, T> read)
    {
        using var sent = await Json();
        return Make(sent, read);
    }

    /// <summary>Reads the body as JSON: before whoever sends it takes a turn, as it may come slowly.</summary>
    public async Task<JsonDocument> Json()
    {
        using var memory = new MemoryStream();
        await Context.Request.Body.CopyToAsync(memory, Left);
        return Parse(memory.GetBuffer().AsMemory(0, (int)memory.Length));
    }

    /// <summary>Makes something of what was sent, or tells everything that is wrong with it.</summary>
    public static T Make<T>(JsonDocument sent, Func<JsonElement, List<Fault>, T> read)
    {
        var faults = new List<Fault>();
        var result = read(sent.RootElement, faults);
        return faults.Count == 0 ? result : throw AdminException.Of([.. faults.Select(fault => fault.Path.Length == 0 ? fault with { Path = "/" } : fault)]);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw AdminException.Of([new Fault("/", "There is no body; JSON should stand there")]);
        }

        try
        {
            return JsonText.Parse(body);
        }
        catch (JsonException e)
        {
            throw AdminException.Of([new Fault("", e.Message)]);
        }
    }
}
