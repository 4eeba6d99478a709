using ParcelDesk.Careful;
using ParcelDesk.Naive;

namespace ParcelDesk;

/// <summary>
/// The application under test: a desk that tells people of their parcels. Its staff chat over SignalWire, its customers are written to
/// over Algoreg. It knows the vendors' real addresses and nothing of an emulator. It has two clients for the vendors: the careful one,
/// and with <c>--client naive</c> one as tired people write it, whose bugs are numbered.
/// </summary>
public static class ParcelDeskApp
{
    /// <summary>Builds the application; it does not run yet.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">What a test does to it before it is built: another server, other services.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<SignalWireSettings>(builder.Configuration.GetSection("SignalWire"));
        builder.Services.Configure<AlgoregSettings>(builder.Configuration.GetSection("Algoreg"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<TroubleHandler>();
        switch (builder.Configuration["client"])
        {
            case null or "careful":
                builder.Services.AddCarefulClients();
                break;
            case "naive":
                builder.Services.AddNaiveClients();
                break;
            case var other:
                throw new ArgumentException($"--client: '{other}' is neither careful nor naive.", nameof(args));
        }

        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseExceptionHandler();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/staff/{user}/chat-token", (string user, IStaffChat chat, CancellationToken cancel) => chat.TokenFor(user, cancel));
        app.MapGet("/customers/{customer}/chat-link", (string customer, ICustomerChat chat, CancellationToken cancel) => chat.LinkFor(customer, cancel));
        app.MapPost("/parcels/{parcel}/arrived", async (string parcel, Recipient recipient, ICustomerChat chat, CancellationToken cancel) =>
        {
            if (string.IsNullOrWhiteSpace(recipient.To) || string.IsNullOrWhiteSpace(recipient.Thread))
            {
                return Results.Problem("`to` and `thread` say who is told and where.", statusCode: StatusCodes.Status400BadRequest);
            }

            var sent = await chat.Tell(recipient.Arrived(parcel), cancel);
            return Results.Json(Words(sent), statusCode: sent == Sent.Confirmed ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
        });
        app.MapGet("/parcels/{parcel}/arrived", async (string parcel, string to, string thread, string? shelf, ICustomerChat chat, CancellationToken cancel) =>
            Words(await chat.Ask(new Recipient(to, thread, shelf).Arrived(parcel), cancel)));
    }

    private static object Words(Sent sent) => new { sent = $"{sent}".ToLowerInvariant() };
}
