using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Providers;

namespace ChatEmulator.Fidelity;

/// <summary>The fidelity table as JSON: what is kept in a vendor's name, how it is known, and how to find out whether the vendor keeps it.</summary>
internal static class FidelityJson
{
    private const int LongestBody = 500;

    // Nobody's; a reader sees where the real ones go.
    private static readonly Credentials Example = new("{name}", "{secret}", "{unique}") { Thread = "{thread}", Scopeless = ("{scopeless}", "{secret}") };

    /// <summary>Writes the tables of providers as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="providers">The providers.</param>
    /// <param name="chosen">What is chosen of their readings; null for the defaults.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<Provider> providers, Func<Provider, Profile>? chosen = null)
    {
        json.WriteStartObject();
        foreach (var provider in providers)
        {
            var receipts = FidelityTable.Of(provider);
            json.WriteStartObject(provider.Catalogue.Provider);
            json.WriteStartObject("known");
            foreach (var basis in receipts.GroupBy(receipt => receipt.Basis).OrderBy(group => group.Key))
            {
                json.WriteNumber(Word(basis.Key), basis.Count());
            }

            json.WriteEndObject();
            json.WriteStartArray("rules");
            foreach (var receipt in receipts)
            {
                Rule(json, receipt, provider.Catalogue, chosen?.Invoke(provider));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>A basis as it is written.</summary>
    public static string Word(Basis basis) => basis.ToString().ToLowerInvariant();

    private static void Rule(Utf8JsonWriter json, Receipt receipt, Catalogue catalogue, Profile? chosen)
    {
        json.WriteStartObject();
        json.WriteString("id", receipt.Id);
        json.WriteString("rule", receipt.About);
        json.WriteString("basis", Word(receipt.Basis));
        json.WriteString("source", receipt.Source);
        json.WritePropertyName("profile");
        if (catalogue.Profile.FirstOrDefault(key => key.Option.Name == receipt.Profile) is { } key)
        {
            Key(json, key, chosen);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteStartArray("probes");
        foreach (var probe in receipt.Probes)
        {
            Probe(json, probe);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Key(Utf8JsonWriter json, ProfileKey key, Profile? chosen)
    {
        json.WriteStartObject();
        json.WriteString("key", key.Option.Name);
        json.WriteString("default", key.Option.Example);
        if (chosen is not null)
        {
            json.WriteString("chosen", chosen.Values.Shown(key.Option.Name));
        }

        json.WriteStartArray("permitted");
        foreach (var word in key.Option.OneOf ?? [])
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Probe(Utf8JsonWriter json, Probe probe)
    {
        json.WriteStartObject();
        json.WriteStartArray("requests");
        foreach (var make in probe.Requests)
        {
            Request(json, Safely(make), probe.Needs);
        }

        json.WriteEndArray();
        json.WriteString("expected", probe.Expected.Sentence);
        json.WriteString("takes", probe.Needs == ProbeNeeds.None ? null : Takes.Of(probe.Needs));
        json.WriteEndObject();
    }

    // A request that is made of an earlier answer cannot be shown before there is one.
    private static ProbeRequest? Safely(Func<ProbeContext, ProbeRequest> make)
    {
        try
        {
            return make(Example.For(1, default, []));
        }
        catch (Exception e) when (AnswerJson.IsOtherShape(e))
        {
            return null;
        }
    }

    private static void Request(Utf8JsonWriter json, ProbeRequest? request, ProbeNeeds needs)
    {
        if (request is null)
        {
            json.WriteStringValue("made of the answer before it");
            return;
        }

        json.WriteStartObject();
        json.WriteString("method", request.Method);
        json.WriteString("path", request.Path);
        json.WriteString("authorization", Who(request.Authorization));
        json.WriteString("content_type", request.ContentType);
        json.WriteNumber("times", request.Times);
        json.WriteString("body", Body(request.Body.Span, needs));
        json.WriteEndObject();
    }

    private static string Who(string? authorization)
    {
        var context = Example.For(1, default, []);
        return authorization is null ? "none"
            : authorization == context.WrongAuthorization ? "the right name with a wrong secret"
            : authorization == context.ScopelessAuthorization ? "a project without the scope Chat"
            : authorization.StartsWith("Bearer", StringComparison.Ordinal) ? "a bearer"
            : "the right name and secret";
    }

    private static string Body(ReadOnlySpan<byte> body, ProbeNeeds needs)
    {
        var text = Encoding.UTF8.GetString(body.Length > LongestBody ? body[..LongestBody] : body);
        return body.Length <= LongestBody ? text : $"{text}… ({body.Length:N0} bytes{(needs.HasFlag(ProbeNeeds.Heavy) ? ", made when it is sent" : "")})";
    }
}
