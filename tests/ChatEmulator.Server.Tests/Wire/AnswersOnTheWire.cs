using System.Net;

namespace ChatEmulator.Server.Tests.Wire;

public sealed class AnswersOnTheWire
{
    [Test]
    public async Task A_token_is_answered_whole_and_marked_as_the_emulators()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Mint();
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), body);
        Assert.That(body, Does.StartWith("{\"token\":\""));
        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo(body.Length));
        Assert.That(answer.Headers.GetValues("Emulator-World").Single(), Is.EqualTo("default"));
        Assert.That(answer.Headers.GetValues("Emulator-Call").Single(), Is.EqualTo("1"));
        Assert.That(answer.Headers.Contains("Emulator-Rule"), Is.False);
        Assert.That(answer.Headers.Contains("Server"), Is.False);
        Assert.That(answer.Headers.Date, Is.Not.Null);
    }

    [TestCase("{\"ttl\":60", "The body is not JSON, see line 1, byte 10.")]
    [TestCase("{\"channels\":{\"é\":true}}", "Ttl is missing: the token's life in minutes, a whole number from 1 to 43200. (And 1 more.)")]
    [TestCase("{\"ttl\":60,\"channels\":{\"é\":true}}", "Channel \\u00e9 needs read or write, such as {\"read\":true}.")]
    public async Task A_refusal_says_in_a_header_what_the_vendors_words_leave_out(string body, string why)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var refused = await person.Mint(body);
        Assert.That(refused.Headers.GetValues("Emulator-Why").Single(), Is.EqualTo(why));
        using var minted = await person.Mint();
        Assert.That(minted.Headers.Contains("Emulator-Why"), Is.False);
    }

    [Test]
    public async Task A_204_has_neither_body_nor_length_and_the_connection_goes_on()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        for (var i = 1; i <= 2; i++)
        {
            await client.Send("POST", Play.MessagePath, Play.Message, $"Authorization: {Play.Algoreg}\r\n");
            var answer = await client.ReadAnswer();
            Assert.That(answer, Does.StartWith("HTTP/1.1 204 No Content\r\n").And.Contain($"Emulator-Call: {i}\r\n").And.EndWith("\r\n\r\n"));
            Assert.That(answer, Does.Not.Contain("Content-Length").And.Not.Contain("Content-Type"));
        }
    }

    [Test]
    public async Task A_body_that_comes_in_pieces_is_read_to_its_end()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nAuthorization: {Play.Basic()}\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var piece in Play.Mint.Chunk(7))
        {
            await client.Send($"{piece.Length:x}\r\n{new string(piece)}\r\n");
        }

        await client.Send("0\r\n\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 OK"));
    }

    [Test]
    public async Task A_target_in_absolute_form_finds_its_operation()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", $"http://localhost{Play.MintPath}?a=b", Play.Mint, $"Authorization: {Play.Basic()}\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 OK"));
        using var person = new Person(server.Url);
        var call = await person.CallEnded("delivered");
        Assert.That((string?)call["request"]!["path"], Is.EqualTo(Play.MintPath));
        Assert.That((string?)call["request"]!["query"], Is.EqualTo("?a=b"));
    }

    [TestCase("POST", "/api/chat/tokens", 401)]
    [TestCase("DELETE", "/api/chat/tokens", 405)]
    [TestCase("GET", "/api/chat/nothing", 404)]
    [TestCase("GET", "/", 404)]
    [TestCase("OPTIONS", "*", 404)]
    public async Task What_the_vendor_refuses_is_refused_by_the_vendor_and_not_by_the_framework(string method, string target, int status)
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send(method, target);
        Assert.That(await client.ReadAnswer(), Does.StartWith($"HTTP/1.1 {status} ").And.Contain("Emulator-Call: 1").And.Contain("\r\n\r\n{"));
    }

    [Test]
    public async Task A_body_over_the_limit_is_refused_without_being_read()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nAuthorization: {Play.Basic()}\r\nContent-Length: 25000001\r\n\r\n{{\"a\":");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 413 ").And.Contain("Connection: close"));
        using var person = new Person(server.Url);
        var call = await person.CallEnded("delivered");
        Assert.That((string?)call["decision"]!["refused_by"], Is.EqualTo("payload_too_large"));
        Assert.That((long)call["request"]!["body_size"]!, Is.EqualTo(25_000_001));
    }

    [Test]
    public async Task A_chunked_body_over_the_limit_is_refused_where_it_crosses_it()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var content = new StreamContent(new MemoryStream(new byte[25_000_001]));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, Play.MintPath)) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var answer = await http.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.EqualTo(413));
        }
        catch (HttpRequestException)
        {
            // A client that is still sending may see the end of the connection before the answer.
        }

        Assert.That((int?)(await person.CallEnded("delivered"))["answer"]!["status"], Is.EqualTo(413));
    }

    [Test]
    public async Task A_client_that_is_cut_off_in_its_request_leaves_no_call_and_no_noise()
    {
        var notices = new List<string>();
        await using var server = await Play.Plain(options => options with { Notice = notices.Add });
        using (var client = await RawClient.Connect(server.Url))
        {
            await client.Send($"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
        }

        using var person = new Person(server.Url);
        using var answer = await person.Mint();
        Assert.That((await person.Get("calls"))["total"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(notices, Is.Empty);
    }

    [Test]
    public async Task A_chunk_without_a_size_is_a_bad_request_and_the_end_of_the_connection()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        var (text, _) = await client.ReadToEnd();
        Assert.That(text, Does.StartWith("HTTP/1.1 400 "));
    }
}
