using System.Text.RegularExpressions;

namespace ChatEmulator.Contracts.Probing;

/// <summary>
/// The receipts of a contract: one for each row, with probes from both sides of its border. They are made from the table as it is
/// published, so a server that keeps another table (another bound, another code, a row less) contradicts them.
/// </summary>
/// <param name="operation">Whose contract it is.</param>
/// <param name="sample">A sound body of the operation for whom the probes speak.</param>
/// <param name="cost">What an accepted call leaves behind; whoever keeps another table may accept what this one refuses.</param>
internal sealed partial class RowReceipts(CatalogueOperation operation, Func<ProbeContext, string> sample, ProbeNeeds cost)
{
    private readonly string _verb = operation.Name[(operation.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The receipts, in the order of the table.</summary>
    public IEnumerable<Receipt> Of(Contract contract) => contract.Fields.SelectMany(field => Of([field]));

    private IEnumerable<Receipt> Of(Field[] way)
    {
        var field = way[^1];
        var names = from row in field.OfName
                    select Row(way, row, "name.", [.. Specimen.OfName(row.Rule).Select(name => Probe(row, way, name, sound => sound.WithName(way, name)))]);
        var values = from row in field.Constraints
                     select Row(way, row, "", [.. Specimen.Of(field, row.Rule).Select(value => Probe(row, way, value, sound => sound.With(way, value)))]);
        return [.. names, .. values, .. field.Inside.SelectMany(inside => Of([.. way, inside]))];
    }

    private Receipt Row(Field[] way, Constraint row, string part, IReadOnlyList<Probe> probes)
    {
        var path = string.Join('.', way.Select(field => field.Name));
        var subject = part.Length > 0 ? $"the name of an entry of {string.Join('.', way[..^1].Select(field => field.Name))}" : path;
        return new Receipt($"{_verb}.{path}.{part}{Word(row.Rule)}", $"{subject} {row.Rule.About}, else {row.Code}", row.Basis, row.Source, row.Profile, probes);
    }

    private Probe Probe(Constraint row, Field[] way, Specimen specimen, Func<Sample, Sample> change) =>
        new(specimen.Kept ? Kept(row.Code, way[0].Name) : Refused(row.Code, way[0].Name), context => Request(change(new Sample(sample(context))), context))
        {
            Needs = cost
                | (operation.Template.Parameter is null ? ProbeNeeds.None : ProbeNeeds.Thread)
                | (row.Rule is Rule.MaxDecoded ? ProbeNeeds.Heavy : ProbeNeeds.None),
        };

    private ProbeRequest Request(Sample changed, ProbeContext context) => operation.Method == "GET"
        ? new ProbeRequest("GET", operation.PathTo(context.Thread) + changed.Query()) { Authorization = context.Authorization, ContentType = null }
        : new ProbeRequest(operation.Method, operation.Path, changed.Bytes()) { Authorization = context.Authorization };

    private static Expected Refused(string code, string field) =>
        new($"refused with {code} for {field}", Accepted: false) { Errors = [new ErrorEntry(code, field)] };

    // Something else may be wrong with it, such as an id that is of the right type and nobody's.
    private static Expected Kept(string code, string field) => new($"not refused with {code} for {field}", null)
    {
        Also = (answer, _) => answer.Status < 500 && !ErrorEntry.Of(answer).Contains(new ErrorEntry(code, field), ErrorEntry.Comparer),
    };

    private static string Word(Rule rule) => Capitals().Replace(rule.GetType().Name, "_$0").TrimStart('_').ToLowerInvariant();

    [GeneratedRegex("[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Capitals();
}
