using System.Text.Json;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Server.Tests.Templating;

/// <summary>Templates as the real server, WireMock 3.13.2, was observed to fill them in, and the same asked of us.</summary>
public sealed class ObservedTests
{
    private const string Fault = "(fault)";
    private const string NotThere = "a name that the request has not is looked for further out here too";

    // Where we differ, and why. Each is told in the manual.
    private static readonly (string Begins, string Why)[] Different =
    [
        ("{{parseJson request.body 'o'}}{{o.a.b.[2].c}}", "1e3 is told as 1000, not as 1E+3"),
        ("{{#with request}}{{method}} {{../request.port}}", NotThere),
        ("{{#with request}}{{request.method}}", NotThere),
        ("{{^request.nope}}", "an else of what is inverted is no error here"),
        ("{{contains (array 1 2) 1}}", "a list of numbers can be asked here"),
        ("{{jsonPath request.body '$.o[0]'}}", "what $.. leads to has no nulls for what is not there"),
    ];

    public static IEnumerable<TestCaseData> All()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Templating", "observed.json")));
        foreach (var one in document.RootElement.Clone().EnumerateArray())
        {
            var template = one.GetProperty("template").GetString()!;
            yield return new TestCaseData(template, one.TryGetProperty("body", out _) ? Asking.Body : null, one.TryGetProperty("text", out var text) ? text.GetString() : Fault)
                .SetArgDisplayNames(template.Replace('\n', ' '));
        }
    }

    [TestCaseSource(nameof(All))]
    public void A_template_is_filled_in_as_the_real_server_fills_it_in(string template, string? body, string expected)
    {
        var differs = Different.Any(one => template.StartsWith(one.Begins, StringComparison.Ordinal));
        Assert.That(Filled(template, body), differs ? Is.Not.EqualTo(expected) : Is.EqualTo(expected));
    }

    private static string Filled(string template, string? body)
    {
        try
        {
            return Asking.Fill(template, body);
        }
        catch (Exception e) when (e is FormatException or UnfilledException)
        {
            return Fault;
        }
    }
}
