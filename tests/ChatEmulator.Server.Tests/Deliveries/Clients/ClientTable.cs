namespace ChatEmulator.Server.Tests.Deliveries.Clients;

/// <summary>One row of the manual's table of what clients see.</summary>
internal sealed record Row(string Delivery, string Net, string Node, string Curl);

/// <summary>The manual's table of what clients see, in <c>emulator/README.md</c>.</summary>
internal static class ClientTable
{
    private const string Whole = "200, the answer";
    private const string Head = "| delivery | .NET `HttpClient` | `fetch` of Node | curl |";

    public static IReadOnlyList<Row> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "emulator", "README.md"));
        return [.. lines.SkipWhile(line => line != Head).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | ")).Select(cells => new Row(cells[0].Trim('`'), cells[1], cells[2], cells[3]))];
    }

    /// <summary>What a cell says of a call and of the next one: that one counts where the first was whole, since a connection that ended is noticed before it or not, as chance has it.</summary>
    public static string Seen(string first, string next) => first != Whole || next == Whole ? first : $"{first}; the next call: {next}";
}
