namespace ChatEmulator.Server.Tests.Deliveries.Clients;

/// <summary>One row of the manual's table of what clients see.</summary>
internal sealed record Row(string Delivery, string Net, string Node, string Curl);

/// <summary>The manual's table of what clients see, in <c>emulator/README.md</c>.</summary>
internal static class ClientTable
{
    private const string Head = "| delivery | .NET `HttpClient` | `fetch` of Node | curl |";

    public static IReadOnlyList<Row> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "emulator", "README.md"));
        return [.. lines.SkipWhile(line => line != Head).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | ")).Select(cells => new Row(cells[0].Trim('`'), cells[1], cells[2], cells[3]))];
    }

    /// <summary>A row as it stands in the manual.</summary>
    public static string Text(Row row) => $"| `{row.Delivery}` | {row.Net} | {row.Node} | {row.Curl} |";
}
