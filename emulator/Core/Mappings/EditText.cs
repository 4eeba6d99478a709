using System.Buffers;
using System.Text;
using System.Text.Json;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings;

/// <summary>Changes to mappings as a text, so that a world's past can be written down and played again.</summary>
/// <param name="reader">Reads mappings.</param>
internal sealed class EditText(MappingReader reader)
{
    /// <summary>A change as a text.</summary>
    public static string Of(Edit edit)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Write(edit, json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The change of a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public Edit Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private Edit Read(JsonElement json) => json.EnumerateObject().Single() switch
    {
        { Name: "turn" } turn => new EditInTurn([.. turn.Value.EnumerateArray().Select(Read)]),
        { Name: "put" } put => Put(put.Value),
        { Name: "drop" } drop => new DropMappings([.. drop.Value.EnumerateArray().Select(id => id.GetGuid())]),
        { Name: "reset" } reset => new ResetMappings(reset.Value.GetString() == "given"),
        { Name: "state" } state => new SetState(state.Value.GetProperty("scenario").GetString()!, state.Value.GetProperty("state").GetString()!),
        { Name: "restart" } => new RestartScenarios(),
        { Name: "settings" } settings => new ChangeSettings(Checked(faults => SettingsReader.Read(settings.Value, faults))),
        var other => throw new FormatException($"'{other.Name}' is no change of mappings"),
    };

    private PutMappings Put(JsonElement list) =>
        new([.. list.EnumerateArray().Select(each => Checked(faults => reader.Read(each, null, () => throw new FormatException("a mapping has no id"), faults)!))]);

    private static T Checked<T>(Func<List<Fault>, T> read)
    {
        var faults = new List<Fault>();
        var result = read(faults);
        return faults.Count == 0 ? result : throw new FormatException($"{faults[0].Path} {faults[0].Message}");
    }

    private static void Write(Edit edit, Utf8JsonWriter json)
    {
        switch (edit)
        {
            case PutMappings put:
                json.WriteStartArray("put");
                foreach (var mapping in put.Mappings)
                {
                    mapping.Source.WriteTo(json);
                }

                json.WriteEndArray();
                break;
            case DropMappings drop:
                json.WriteStartArray("drop");
                foreach (var id in drop.Ids)
                {
                    json.WriteStringValue(id);
                }

                json.WriteEndArray();
                break;
            case EditInTurn turn:
                json.WriteStartArray("turn");
                foreach (var each in turn.Edits)
                {
                    json.WriteRawValue(Of(each));
                }

                json.WriteEndArray();
                break;
            case SetState state:
                json.WriteStartObject("state");
                json.WriteString("scenario", state.Scenario);
                json.WriteString("state", state.State);
                json.WriteEndObject();
                break;
            case ChangeSettings change:
                json.WritePropertyName("settings");
                change.Settings.Source.WriteTo(json);
                break;
            default:
                WriteWhole(edit, json);
                break;
        }
    }

    private static void WriteWhole(Edit edit, Utf8JsonWriter json)
    {
        if (edit is ResetMappings reset)
        {
            json.WriteString("reset", reset.ToGiven ? "given" : "none");
        }
        else
        {
            json.WriteBoolean("restart", true);
        }
    }
}
