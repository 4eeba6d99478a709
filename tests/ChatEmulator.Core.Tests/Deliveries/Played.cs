using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Deliveries;

/// <summary>A delivery of the language as a script, in a line that can be read: what a test says of it is a literal.</summary>
internal static class Played
{
    private static readonly Loader Loader = new([.. Vendors.All().Select(provider => provider.Catalogue)]);

    /// <summary>The deliveries of a rule with <c>delivery:</c> and that behind it.</summary>
    public static IReadOnlyList<Delivery> Read(string written)
    {
        var loaded = Loader.LoadText($"scenario: t\nrules: [{{ name: r, calls: signalwire.create_token, effect: none, delivery: {written} }}]\n");
        Assert.That(loaded.Problems.Select(problem => problem.Text), Is.Empty, written);
        return loaded.Scenarios.Single().Rules.Single().Plan.Deliveries;
    }

    /// <summary>What is wrong with a rule with that behind <c>delivery:</c>.</summary>
    public static IEnumerable<string> Wrong(string written) => Loader.LoadText(
        $"scenario: t\nrules: [{{ name: r, calls: signalwire.create_token, effect: none, delivery: {written} }}]\n").Problems.Select(problem => problem.Text);

    /// <summary>The answer that is delivered unless another is given.</summary>
    public static Reply Answer(string body = "{\"id\":7}") => new(200, "application/json", Encoding.UTF8.GetBytes(body), new Header("X-Vendor", "yes"));

    /// <summary>Deliveries as they are settled for a call.</summary>
    public static IReadOnlyList<Delivery> Settled(IReadOnlyList<Delivery> deliveries, Reply answer, bool isHead = false, ulong key = 7) =>
        Menu.Settle(deliveries, new Occasion(new Dice(1, "default"), key, TimeSpan.Zero, answer.HasBody && !isHead, isHead));

    /// <summary>The script of an answer under what is written.</summary>
    public static Script Script(string written, Reply? answer = null, ulong key = 7) =>
        Menu.Play(answer ?? Answer(), Settled(Read(written), answer ?? Answer(), key: key));

    /// <summary>The script in one line: head, how it differs, steps.</summary>
    public static string Told(Script script)
    {
        var steps = script.Steps.Select(step => step.Verb switch
        {
            Verb.Send => $"Send {Text(script.Reply.Body)}",
            Verb.Body or Verb.Raw => $"{step.Verb} {Text(step.Bytes)}",
            Verb.Wait => $"Wait {Durations.Text(step.For)}",
            Verb.ResetStream or Verb.GoAway => $"{step.Verb} {step.Code}",
            _ => $"{step.Verb}",
        });
        return $"{Head(script.Reply)}{Form(script.Form)}{(script.Spoils ? " spoils" : "")} | {string.Join(" | ", steps)}";
    }

    /// <summary>Bytes as letters, those that are none in hexadecimal.</summary>
    public static string Text(ReadOnlyMemory<byte> bytes) => string.Concat(bytes.ToArray().Select(one => one switch
    {
        (byte)'\r' => "\\r",
        (byte)'\n' => "\\n",
        >= 0x20 and < 0x7F => $"{(char)one}",
        _ => $"\\x{one:X2}",
    }));

    private static string Head(Reply reply) => $"{reply.Status} {reply.ContentType}"
        + string.Concat(reply.Headers.Select(header => $" {header.Name}={(header.Value.Length > 20 ? $"{header.Value.Length} letters" : header.Value)}"));

    private static string Form(HeadForm? form) => form is null ? "" : string.Concat(
        form.Raw ? " raw" : "",
        form.StatusLine is { } line ? $" [{line}]" : "",
        string.Concat(form.Lines.Select(more => $" [{more}]")),
        form.Length is { } length ? $" length={length}" : "",
        form.HasNoLength ? " lengthless" : "",
        form.Chunked ? " chunked" : "",
        form.Closes ? " closes" : "");
}
