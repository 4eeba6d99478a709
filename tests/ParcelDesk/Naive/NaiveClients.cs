using Microsoft.Extensions.Options;

namespace ParcelDesk.Naive;

internal static class NaiveClients
{
    public static void AddNaiveClients(this IServiceCollection services)
    {
        services.AddHttpClient<IStaffChat, NaiveStaffChat>((provider, http) =>
        {
            var settings = provider.GetRequiredService<IOptions<SignalWireSettings>>().Value;
            http.BaseAddress = settings.Url;
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.Authorization = settings.Credentials;
        });
        services.AddHttpClient<NaiveAlgoreg>((provider, http) => http.BaseAddress = provider.GetRequiredService<IOptions<AlgoregSettings>>().Value.Url)
            .AddHttpMessageHandler<SilentRetry>();
        services.AddTransient<SilentRetry>();
        services.AddSingleton<NaiveMemory>();
        services.AddTransient<NaiveLinks>();
        services.AddTransient<ICustomerChat, NaiveCustomerChat>();
    }
}
