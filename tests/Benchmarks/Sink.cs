using System.Net;

namespace ChatEmulator.Benchmarks;

/// <summary>A collector that takes everything and keeps nothing.</summary>
internal sealed class Sink : IDisposable
{
    private readonly HttpListener _listener = new();
    private long _requests;
    private long _bytes;

    public Sink()
    {
        Url = $"http://127.0.0.1:{Child.FreePort()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _ = Listen();
    }

    public string Url { get; }

    public long Requests => Interlocked.Read(ref _requests);

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Dispose() => _listener.Close();

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                Interlocked.Add(ref _bytes, call.Request.ContentLength64);
                await call.Request.InputStream.CopyToAsync(Stream.Null);
                call.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // It was disposed of.
        }
    }
}
