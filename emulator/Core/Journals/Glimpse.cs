using System.Runtime.InteropServices;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>The little of a call that telemetry tells beside what is known at its end: read from the record without decoding bodies and headers.</summary>
internal readonly record struct Glimpse
{
    /// <summary>When it was first seen: monotonic real time.</summary>
    public required long Began { get; init; }

    /// <summary>The proven account; null when none is.</summary>
    public string? Account { get; init; }

    /// <summary>The vendor error by which the provider refused; null when it accepted.</summary>
    public string? RefusedBy { get; init; }

    /// <summary>The method as sent.</summary>
    public required string Method { get; init; }

    /// <summary>The path as sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>What it came by.</summary>
    public required Protocols Protocol { get; init; }

    /// <summary>The number of the call that it looks like a silent replay of; null for none.</summary>
    public long? ReplayOf { get; init; }

    /// <summary>What the client sent as <c>traceparent</c>, several joined by commas; null for none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What the client sent as <c>tracestate</c>, several joined by commas, which is how they are read; null for none.</summary>
    public string? TraceState { get; init; }

    /// <summary>Of a call as it stands in its journal.</summary>
    public static Glimpse Of(ReadOnlySpan<byte> record)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        var texts = new RecordReader(record[Head.Size..]);

        // In the order in which they were written: operation, rule, limit, account, refused by, why, delivery, connection, method, path, query.
        texts.Skip(3);
        var (account, refusedBy) = (texts.Text(), texts.Text());
        texts.Skip(3);
        var (method, path) = (texts.Text()!, texts.Text()!);
        texts.Skip(1);
        var (parent, state) = Trace(ref texts, head.Headers);
        return new Glimpse
        {
            Began = head.Began,
            Account = account,
            RefusedBy = refusedBy,
            Method = method,
            Path = path,
            Protocol = (Protocols)head.Protocol,
            ReplayOf = head.ReplayBack == 0 ? null : head.Number - head.ReplayBack,
            TraceParent = parent,
            TraceState = state,
        };
    }

    private static (string? Parent, string? State) Trace(ref RecordReader texts, int headers)
    {
        var (parent, state) = ((string?)null, (string?)null);
        for (var i = 0; i < headers; i++)
        {
            var name = texts.Ascii();
            if (Ascii.EqualsIgnoreCase(name, "traceparent"u8))
            {
                parent = Joined(parent, texts.Text()!);
            }
            else if (Ascii.EqualsIgnoreCase(name, "tracestate"u8))
            {
                state = Joined(state, texts.Text()!);
            }
            else
            {
                texts.Skip(1);
            }
        }

        return (parent, state);
    }

    private static string Joined(string? before, string value) => before is null ? value : $"{before},{value}";
}
