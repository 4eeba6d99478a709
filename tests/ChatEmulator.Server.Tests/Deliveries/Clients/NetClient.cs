using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Deliveries.Clients;

/// <summary>What .NET's HttpClient sees of a delivery: the status and the body, or the exceptions, from the outermost to the innermost.</summary>
internal static class NetClient
{
    public static async Task<string> See(Uri url, string world, TimeSpan patience)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip }) { BaseAddress = url, Timeout = patience };
        var first = await Ask(http, $"worlds/{world}/proof", """{"greeting":"Grüße"}""");
        var next = await Ask(http, $"worlds/{world}/plain", "good");
        return ClientTable.Seen(first, next);
    }

    public static string Chain(Exception? exception)
    {
        var names = new List<string>();
        for (; exception is not null; exception = exception.InnerException)
        {
            names.Add(exception switch
            {
                HttpRequestException http => $"HttpRequestException({http.HttpRequestError})",
                HttpIOException http => $"HttpIOException({http.HttpRequestError})",
                SocketException socket => $"SocketException({socket.SocketErrorCode})",
                _ => exception.GetType().Name,
            });
            if (exception is TimeoutException or OperationCanceledException { InnerException: not TimeoutException })
            {
                // Within it is what the client was doing when its time was over, which is chance.
                break;
            }
        }

        return string.Join(" <- ", names);
    }

    private static async Task<string> Ask(HttpClient http, string path, string expected)
    {
        var status = "";
        try
        {
            using var content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            using var longer = new CancellationTokenSource(http.Timeout * 2);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, longer.Token);
            status = $"{(int)answer.StatusCode}, ";
            return status + (await answer.Content.ReadAsStringAsync(longer.Token) == expected ? "the answer" : "another body");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or InvalidDataException)
        {
            return status + Chain(e);
        }
    }
}
