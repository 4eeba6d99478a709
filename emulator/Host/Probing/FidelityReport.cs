using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;

namespace ChatEmulator.Host.Probing;

/// <summary>What <c>fidelity</c> writes: the table, what would be sent, and what was found.</summary>
internal sealed class FidelityReport(Terminal terminal, bool json)
{
    private const int LongestBody = 100;

    /// <summary>Lists the table.</summary>
    public void List(IReadOnlyList<Provider> providers)
    {
        if (json)
        {
            WriteJson(writer => FidelityJson.Write(writer, providers));
            return;
        }

        foreach (var provider in providers)
        {
            var receipts = FidelityTable.Of(provider);
            terminal.Out.WriteLine(terminal.Strong($"{provider.Catalogue.Provider}: {receipts.Count} rules, {string.Join(", ", receipts.GroupBy(receipt => receipt.Basis).OrderBy(group => group.Key).Select(group => $"{group.Count()} {FidelityJson.Word(group.Key)}"))}"));
            foreach (var receipt in receipts)
            {
                terminal.Out.WriteLine($"  {FidelityJson.Word(receipt.Basis),-10}  {receipt.Id}");
                terminal.Out.WriteLine($"              {receipt.About}");
                terminal.Out.WriteLine(terminal.Quiet($"              {receipt.Source}{Key(provider, receipt)} · {Probes(receipt)}"));
            }

            terminal.Out.WriteLine();
        }
    }

    /// <summary>Says what a run would send.</summary>
    public void Announce(ProbeRun run, Uri url)
    {
        var probes = run.Probes.ToList();
        terminal.Error.WriteLine($"To {url} as {run.Name} ({run.Provider}):");
        foreach (var request in probes.SelectMany(run.Requests))
        {
            terminal.Error.WriteLine($"  {request.Method} {request.Path}{(request.Times > 1 ? $" {request.Times:N0} times" : "")} {Body(request.Body.Span)}".TrimEnd());
        }

        var rest = run.Receipts.SelectMany(receipt => receipt.Probes).Except(probes).ToList();
        var takes = rest.Aggregate(ProbeNeeds.None, (needs, probe) => needs | probe.Needs);
        terminal.Error.WriteLine($"{probes.Count} probes. {(rest.Count == 0 ? "None is left out." : $"{rest.Count} are left out, each of which {Takes.Of(takes)}.")}");
    }

    /// <summary>Sends, and tells what was found; the exit code.</summary>
    public async Task<int> Probe(IReadOnlyList<ProbeRun> runs)
    {
        var interrupted = false;
        try
        {
            foreach (var run in runs)
            {
                await run.FindAsync(done => Progress(run, done));
            }
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
            terminal.Error.WriteLine("Interrupted: what follows is what was found until then.");
        }

        if (json)
        {
            WriteJson(writer => Write(writer, runs));
        }
        else
        {
            runs.ToList().ForEach(Write);
        }

        return runs.Any(run => run.Findings.Any(finding => finding.Standing == Standing.Contradicted)) ? ExitCode.Findings
            : interrupted || runs.Any(run => run.Findings.All(finding => finding.Standing != Standing.Confirmed)) ? ExitCode.Inconclusive
            : ExitCode.Fine;
    }

    private void Progress(ProbeRun run, int done)
    {
        if (terminal.Ask is not null)
        {
            terminal.Error.Write($"\r{run.Provider}: {done} of {run.Receipts.Count}{(done == run.Receipts.Count ? Environment.NewLine : "")}");
        }
    }

    private void Write(ProbeRun run)
    {
        var findings = run.Findings;
        terminal.Out.WriteLine(terminal.Strong(run.Silence is null ? run.Provider : $"{run.Provider}: {run.Silence}"));
        foreach (var (receipt, standing, why) in findings)
        {
            terminal.Out.WriteLine($"  {Word(standing),-12}  {receipt.Id}  {terminal.Quiet(receipt.About)}");
            if (why is not null)
            {
                terminal.Out.WriteLine($"                {why}{(standing == Standing.Contradicted && receipt.Profile is { } key ? $" Profile key: {key}." : "")}");
            }
        }

        terminal.Out.WriteLine(string.Join(", ", Enum.GetValues<Standing>().Select(standing => $"{findings.Count(finding => finding.Standing == standing)} {Word(standing)}")));
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<ProbeRun> runs)
    {
        writer.WriteStartObject();
        foreach (var run in runs)
        {
            writer.WriteStartArray(run.Provider);
            foreach (var (receipt, standing, why) in run.Findings)
            {
                writer.WriteStartObject();
                writer.WriteString("id", receipt.Id);
                writer.WriteString("rule", receipt.About);
                writer.WriteString("basis", FidelityJson.Word(receipt.Basis));
                writer.WriteString("profile", receipt.Profile);
                writer.WriteString("standing", Word(standing).Replace(' ', '_'));
                writer.WriteString("why", why);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        terminal.Out.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Key(Provider provider, Receipt receipt) =>
        provider.Catalogue.Profile.FirstOrDefault(key => key.Option.Name == receipt.Profile)?.Option is { } option
            ? $" · profile {option.Name}: {option.Example}{(option.OneOf is { } words ? $" (or {string.Join(", ", words.Where(word => word != option.Example))})" : "")}"
            : "";

    private static string Probes(Receipt receipt) => receipt.Probes.Count == 1 ? "1 probe" : $"{receipt.Probes.Count} probes";

    private static string Word(Standing standing) => standing == Standing.NotTellable ? "not tellable" : standing.ToString().ToLowerInvariant();

    private static string Body(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetString(body.Length > LongestBody ? body[..LongestBody] : body))
        {
            text.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return body.Length > LongestBody ? $"{text}… ({body.Length:N0} bytes)" : text.ToString();
    }
}
