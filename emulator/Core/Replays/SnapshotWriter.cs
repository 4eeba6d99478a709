using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>Writes a world's past as JSON, with all that playing it elsewhere takes.</summary>
/// <param name="json">Where to.</param>
/// <param name="world">The world.</param>
/// <param name="taken">When, in real time.</param>
internal sealed class SnapshotWriter(Utf8JsonWriter json, World world, DateTimeOffset taken)
{
    private const int MostPending = 65_536;
    private const string Warning = "Keep this as you keep passwords: it holds the credentials and tokens of every call, and what the keys of its tokens are made from.";

    private readonly RunningHash _hash = new();

    public void Write(Past past)
    {
        var scenario = past.Play!.Scenario;
        var yaml = scenario.Text ?? throw NoText(scenario);
        if (past.Acts.FirstOrDefault(act => act.Version is not null) is { Version: { } textless })
        {
            throw NoText(textless.Scenario);
        }

        json.WriteStartObject();
        json.WriteNumber(SnapshotForm.Mark, SnapshotForm.Version);
        json.WriteString("warning", Warning);
        json.WriteString("version", typeof(SnapshotWriter).Assembly.GetName().Version!.ToString(3));
        json.WriteString("taken_at", Instants.Text(taken));
        json.WriteString("name", world.Name);
        json.WriteString("root", past.Root);
        json.WriteNumber("seed", past.Seed ?? scenario.Seed);
        json.WriteString("began", Instants.Text(past.Began));
        Clock(past);
        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        Text("yaml", yaml);
        json.WriteEndObject();
        List("calls", past.Calls, Call);
        List("acts", past.Acts, Act);
        json.WriteString("hash", _hash.Value);
        json.WriteEndObject();
        json.Flush();
    }

    private static PastException NoText(Scenario scenario) => new(
        PastFault.Gone, $"No text says what the scenario '{scenario.Name}' is: it was made by a program, or is one of several readings. A fork in this process can be had.");

    private void Clock(Past past)
    {
        json.WriteStartObject("clock");
        json.WriteString("at", Instants.Text(past.Present));
        json.WriteBoolean("real", past.Clock.At is null);
        json.WriteBoolean("frozen", past.Clock.Frozen);
        json.WriteNumber("speed", past.Clock.Speed);
        json.WriteEndObject();
    }

    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
            if (json.BytesPending > MostPending)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    private void Act(Act act)
    {
        json.WriteNumber("after", act.After);
        json.WriteString("at", Instants.Text(act.At));
        json.WriteString("act", SnapshotForm.Word(act.Kind));
        Text("what", act.What);
    }

    private void Call(Call call)
    {
        json.WriteNumber("n", call.Number);
        json.WriteString("at", Instants.Text(call.At));
        json.WriteNumber("began", call.Began);
        json.WriteNumber("arrived", call.Arrived);
        Text("connection", call.Connection);
        Text("operation", call.Operation);
        Text("account", call.Account);
        Request(call);
        json.WriteStartObject("decision");
        Text("rule", call.Rule);
        Text("limit", call.Limit);
        Text("refused_by", call.RefusedBy);
        Text("why", call.Why);
        json.WriteEndObject();
        json.WriteString("effect", Words.Of(call.Decided));
        json.WriteStartObject("answer");
        json.WriteNumber("status", call.Status);
        Headers(call.AnswerHeaders);
        Body(call.AnswerBody);
        json.WriteEndObject();
        Ending(call.Ending);
        _hash.Add(call);
        json.WriteString("hash", _hash.Value);
    }

    private void Request(Call call)
    {
        json.WriteStartObject("request");
        Text("protocol", call.Protocol == Protocols.Http1 ? null : call.Protocol.Name());
        Text("method", call.Method);
        Text("path", call.Path);
        Text("query", call.Query);
        Headers(call.Headers);
        Body(call.Body);
        json.WriteEndObject();
    }

    private void Ending(Ending? ending)
    {
        if (ending is { } end)
        {
            json.WriteStartObject("ending");
            json.WriteString("how", Words.Of(end.How));
            json.WriteNumber("bytes", end.Bytes);
            json.WriteString("at", Instants.Text(end.At));
            json.WriteNumber("finished", end.Finished);
            json.WriteEndObject();
        }
    }

    // Pairs in a list, as they came: names come twice, and their order may matter.
    private void Headers(IReadOnlyList<Header> headers)
    {
        json.WriteStartArray("headers");
        foreach (var header in headers)
        {
            json.WriteStartArray();
            Value(header.Name);
            Value(header.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Body(in Kept body)
    {
        var bytes = body.Bytes.Span;
        if (Utf8.IsValid(bytes))
        {
            json.WriteString("body", bytes);
        }
        else
        {
            json.WriteBase64String("body_base64", bytes);
        }

        if (body.Cut is not null)
        {
            json.WriteNumber("body_size", body.Size);
            json.WriteString("body_cut", body.Cut);
        }
    }

    private void Text(string name, string? text)
    {
        if (text is not null)
        {
            json.WritePropertyName(name);
            Value(text);
        }
    }

    // Halves of surrogate pairs have no UTF-8.
    private void Value(string text)
    {
        if (IsUnicode(text))
        {
            json.WriteStringValue(text);
            return;
        }

        json.WriteStartObject();
        json.WriteBase64String(SnapshotForm.Units, MemoryMarshal.AsBytes(text.AsSpan()));
        json.WriteEndObject();
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var used) != OperationStatus.Done)
            {
                return false;
            }

            text = text[used..];
        }

        return true;
    }
}
