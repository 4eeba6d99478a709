using System.Globalization;
using System.Text.Json;

namespace ChatEmulator.Specs;

/// <summary>The ground truth, asked of the Control API as any program in any language would.</summary>
internal static class Ground
{
    /// <summary>How many changes took effect, of one kind or of whatever kind.</summary>
    public static async Task<int> Applied(Emulator emulator, string? operation = null) => (await Get(emulator, "ledger")).GetProperty("entries").EnumerateArray()
        .Where(entry => operation is null || entry.GetProperty("operation").GetString() == operation)
        .Sum(entry => entry.GetProperty("applied").GetInt32());

    /// <summary>The messages that are stored.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Messages(Emulator emulator) =>
        [.. (await Get(emulator, "state")).GetProperty("algoreg").GetProperty("messages").EnumerateArray()];

    /// <summary>All calls, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Calls(Emulator emulator) =>
        [.. (await Get(emulator, "calls?limit=1000")).GetProperty("calls").EnumerateArray()];

    /// <summary>Ends when a call has ended, and says how.</summary>
    public static async Task<string> Ended(Emulator emulator, int number)
    {
        while (true)
        {
            var call = (await Calls(emulator)).FirstOrDefault(each => each.GetProperty("n").GetInt32() == number);
            if (call.ValueKind == JsonValueKind.Object && call.GetProperty("ending") is { ValueKind: JsonValueKind.Object } ending)
            {
                return ending.GetProperty("how").GetString()!;
            }

            await Task.Yield();
        }
    }

    /// <summary>Whether a call came before so much of the world's time had passed since a 429.</summary>
    public static async Task<bool> CameBackTooEarly(Emulator emulator, TimeSpan pause)
    {
        var calls = await Calls(emulator);
        return calls.Zip(calls.Skip(1)).Any(pair => Status(pair.First) == 429 && At(pair.Second) - At(pair.First) < pause);
    }

    /// <summary>Whether a message of a thread says that it could not be sent, as the vendor tells whoever reads it.</summary>
    public static async Task<bool> CouldNotBeSent(Emulator emulator, string thread)
    {
        using var reader = Clients.Algoreg(emulator);
        var read = JsonDocument.Parse(await reader.GetStringAsync($"api/v1/thread/{thread}/messages"));
        return read.RootElement.GetProperty("messages").EnumerateArray().Any(message => message.GetProperty("error_when_trying_to_send").ValueKind == JsonValueKind.String);
    }

    public static async Task<JsonElement> Get(Emulator emulator, string path)
    {
        using var client = emulator.CreateClient();
        return JsonDocument.Parse(await client.GetStringAsync($"_emulator/{path}")).RootElement;
    }

    private static int Status(JsonElement call) => call.GetProperty("answer").GetProperty("status").GetInt32();

    private static DateTimeOffset At(JsonElement call) => DateTimeOffset.Parse(call.GetProperty("at").GetString()!, CultureInfo.InvariantCulture);
}
