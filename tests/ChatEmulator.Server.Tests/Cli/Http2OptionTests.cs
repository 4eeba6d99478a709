using System.Net;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary><c>serve --http2</c>.</summary>
public sealed class Http2OptionTests
{
    [TestCase("--http2", null, true)]
    [TestCase("--http2=false", null, false)]
    [TestCase(null, "true", true)]
    [TestCase(null, "0", false)]
    [TestCase(null, null, false)]
    public async Task It_is_spoken_when_option_or_variable_say_so(string? option, string? variable, bool spoken)
    {
        using var shell = new Shell().With("HTTP2", variable ?? "");
        var url = option is null ? await shell.Serve() : await shell.Serve(option);
        using var client = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var health = new Uri(url, "/_emulator/health");
        Assert.That(async () => (await client.GetAsync(health)).IsSuccessStatusCode, spoken ? Is.True : Throws.InstanceOf<HttpRequestException>());
        Assert.That((await shell.Stop(), shell.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task What_is_neither_yes_nor_no_is_told()
    {
        using var shell = new Shell();
        Assert.That((await shell.Run("--port", "0", "--http2", "maybe"), shell.Error.Trim()), Is.EqualTo((2, "--http2: 'maybe' is neither true nor false.")));
    }
}
