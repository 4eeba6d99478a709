using Microsoft.Extensions.Options;

namespace ParcelDesk.Careful;

internal static class CarefulClients
{
    public static void AddCarefulClients(this IServiceCollection services)
    {
        services.AddHttpClient<IStaffChat, SignalWireClient>((provider, http) =>
        {
            var settings = provider.GetRequiredService<IOptions<SignalWireSettings>>().Value;
            http.BaseAddress = settings.Url;
            http.DefaultRequestHeaders.Authorization = settings.Credentials;
        });
        services.AddHttpClient<AlgoregClient>(Algoreg).AddHttpMessageHandler<BearerHandler>();
        services.AddHttpClient(Logins.Client, Algoreg);
        services.AddTransient<BearerHandler>();
        services.AddSingleton<Logins>();
        services.AddSingleton<ChatLinks>();
        services.AddSingleton<Underway>();
        services.AddTransient<ICustomerChat, CustomerChat>();
    }

    private static void Algoreg(IServiceProvider provider, HttpClient http) =>
        http.BaseAddress = provider.GetRequiredService<IOptions<AlgoregSettings>>().Value.Url;
}
