namespace ChatEmulator.Compose.Tests.Published;

/// <summary>The published form and the ordinary one, both serving the same, asked the same.</summary>
internal sealed class Twins(Served published, Served ordinary) : IAsyncDisposable
{
    public Served Published => published;

    public Served Ordinary => ordinary;

    public static async Task<Twins> Start(params string[] args)
    {
        var form = Form.Published;
        var published = await Served.Start(form, args);
        try
        {
            return new Twins(published, await Served.Start(Form.Ordinary, args));
        }
        catch
        {
            // The other one would be left running.
            await published.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does the same with both, and asks that the same came of it.</summary>
    public async Task<T> Alike<T>(Func<Served, Task<T>> what, string about)
    {
        var came = await Task.WhenAll(what(published), what(ordinary));
        Assert.That(came[0], Is.EqualTo(came[1]), about);
        return came[0];
    }

    public async ValueTask DisposeAsync()
    {
        await published.DisposeAsync();
        await ordinary.DisposeAsync();
    }
}
