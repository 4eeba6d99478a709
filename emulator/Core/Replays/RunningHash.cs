using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ChatEmulator.Journals;

namespace ChatEmulator.Replays;

/// <summary>
/// A value for all that was asked and decided so far: a chain of SHA-256 over the calls, each link over the one before and over request
/// (method, path, query, body, account), decision, effect as decided, and answer. Equal for equal pasts, and the first call that differs is the first
/// whose value does. Neither headers of requests nor instants, connections or endings are in it.
/// </summary>
internal sealed class RunningHash
{
    private readonly ArrayBufferWriter<byte> _link = new(1_024);
    private readonly byte[] _value = new byte[SHA256.HashSizeInBytes];

    /// <summary>The value after the calls that were added; in hexadecimal digits, and all zero before the first.</summary>
    public string Value => Convert.ToHexStringLower(_value);

    /// <summary>The value after some calls.</summary>
    public static string Of(IEnumerable<Call> calls)
    {
        var hash = new RunningHash();
        foreach (var call in calls)
        {
            hash.Add(call);
        }

        return hash.Value;
    }

    /// <summary>Adds the next call.</summary>
    public void Add(Call call)
    {
        _link.ResetWrittenCount();
        _link.Write(_value);
        Texts(call.Method, call.Path, call.Query, call.Operation, call.Account);
        Body(call.Body);
        Texts(call.Rule, call.RefusedBy, call.Why, Words.Of(call.Decided));
        if (call.Limit is { } limit)
        {
            // Only then: snapshots of a time without limits have hashes too.
            Texts(limit);
        }

        Number(call.Status);
        Number(call.AnswerHeaders.Count);
        foreach (var header in call.AnswerHeaders)
        {
            Texts(header.Name, header.Value);
        }

        Body(call.AnswerBody);
        SHA256.HashData(_link.WrittenSpan, _value);
    }

    // As they stand in memory, after their length, so that any text differs from any other.
    private void Texts(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            Number(text?.Length ?? -1);
            _link.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    private void Body(in Kept body)
    {
        Number(body.Size);
        Texts(body.Cut);
        Number(body.Bytes.Length);
        _link.Write(body.Bytes.Span);
    }

    private void Number(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_link.GetSpan(sizeof(long)), number);
        _link.Advance(sizeof(long));
    }
}
