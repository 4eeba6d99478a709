using System.Runtime.InteropServices;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Journals;

/// <summary>One call as bytes: a <see cref="Head"/>, the texts, the headers. What is filtered by comes first.</summary>
internal static class Record
{
    /// <summary>The most bytes that an entry's record can take.</summary>
    public static int Bound(in Entry entry)
    {
        var (exchange, answer) = (entry.Exchange, entry.Answer);
        var texts = RecordWriter.Bound(entry.Operation) + RecordWriter.Bound(entry.Rule) + RecordWriter.Bound(entry.Limit) + RecordWriter.Bound(entry.Account)
            + RecordWriter.Bound(entry.RefusedBy) + RecordWriter.Bound(entry.Why) + RecordWriter.Bound(entry.Delivery)
            + RecordWriter.Bound(exchange.Connection) + RecordWriter.Bound(exchange.Method)
            + RecordWriter.Bound(exchange.Path) + RecordWriter.Bound(exchange.Query) + RecordWriter.Bound(answer.ContentType);
        return Head.Size + texts + RecordWriter.Bound(exchange.Headers) + RecordWriter.Bound(answer.Headers) + 32;
    }

    /// <summary>Writes a record into room of at least <see cref="Bound"/> bytes; returns how many it took.</summary>
    public static int Write(Span<byte> room, in Entry entry, long number, in BodyMark body, in BodyMark answerBody)
    {
        var (exchange, answer) = (entry.Exchange, entry.Answer);
        var writer = new RecordWriter(room[Head.Size..]);
        writer.Text(entry.Operation);
        writer.Text(entry.Rule);
        writer.Text(entry.Limit);
        writer.Text(entry.Account);
        writer.Text(entry.RefusedBy);
        writer.Text(entry.Why);
        writer.Text(entry.Delivery);
        writer.Text(exchange.Connection);
        writer.Text(exchange.Method);
        writer.Text(exchange.Path);
        writer.Text(exchange.Query);
        writer.Headers(exchange.Headers);
        if (answer.ContentType is not null)
        {
            writer.Text("Content-Type");
            writer.Text(answer.ContentType);
        }

        writer.Headers(answer.Headers);

        // Records begin at multiples of eight, as their heads hold words.
        var length = (Head.Size + writer.Used + 7) & ~7;
        MemoryMarshal.Write(room, new Head
        {
            Number = number,
            AtTicks = entry.At.UtcTicks,
            Began = exchange.Began,
            Arrived = exchange.Arrived,
            Request = entry.Request,
            Body = body,
            AnswerBody = answerBody,
            Length = length,
            Status = answer.Status,
            Headers = exchange.Headers.Length,
            AnswerHeaders = answer.Headers.Length + (answer.ContentType is null ? 0 : 1),
            Effect = entry.Effect,
            Decided = entry.Effect,
            Replayable = entry.Replayable,
            Protocol = (byte)exchange.Protocol,
        });
        return length;
    }

    /// <summary>The call that a record tells of.</summary>
    public static Call Read(ReadOnlySpan<byte> record, Ring bodies)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return Read(record, Kept(head.Body, bodies), Kept(head.AnswerBody, bodies));
    }

    /// <summary>The same, of what has been taken out with its bodies.</summary>
    public static Call Read(ReadOnlySpan<byte> record, in Kept body, in Kept answerBody)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        var texts = new RecordReader(record[Head.Size..]);

        // In the order in which they were written.
        var (operation, rule, limit, account) = (texts.Text(), texts.Text(), texts.Text(), texts.Text());
        var (refusedBy, why, delivery) = (texts.Text(), texts.Text(), texts.Text());
        var (connection, method, path, query) = (texts.Text()!, texts.Text()!, texts.Text()!, texts.Text()!);
        return new Call
        {
            Number = head.Number,
            At = new DateTimeOffset(head.AtTicks, TimeSpan.Zero),
            Began = head.Began,
            Arrived = head.Arrived,
            Operation = operation,
            Account = account,
            Connection = connection,
            Method = method,
            Path = path,
            Query = query,
            Headers = texts.Headers(head.Headers),
            Body = body,
            Rule = rule,
            Limit = limit,
            RefusedBy = refusedBy,
            Why = why,
            Effect = head.Effect,
            Decided = head.Decided,
            Status = head.Status,
            AnswerHeaders = texts.Headers(head.AnswerHeaders),
            AnswerBody = answerBody,
            Delivery = delivery,
            Ending = head.Ending,
            Request = head.Request,
            Replayable = head.Replayable,
            Protocol = (Protocols)head.Protocol,
            ReplayOf = head.ReplayBack == 0 ? null : head.Number - head.ReplayBack,
        };
    }

    /// <summary>
    /// Whether some HTTP library sends such a request again by itself: by HTTP/2 where it has been told that nobody looked at it, by HTTP/1.1, which cannot
    /// tell that, one without a body alone, as any other might be done twice.
    /// </summary>
    public static bool MayComeAgain(ReadOnlySpan<byte> record, bool unseen)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return head.Protocol == (byte)Protocols.Http2 ? unseen : head.Body.Size == 0;
    }

    /// <summary>A print of the request as it stands there, byte by byte: method, path, query, headers in their order, body.</summary>
    public static ulong Print(ReadOnlySpan<byte> record, Ring bodies)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        var texts = new RecordReader(record[Head.Size..]);

        // Operation, rule, limit, account, refused by, why, delivery, connection; then method, path and query.
        texts.Skip(8);
        var start = texts.Used;
        texts.Skip(3 + (2 * head.Headers));
        var kept = head.Body.Length == 0 ? default : bodies.Find(head.Body.Place);
        return Mix.Into(
            Mix.Into(Mix.Bytes(record[Head.Size..][start..texts.Used]), (ulong)head.Body.Size),
            kept.IsEmpty ? head.Request : Mix.Bytes(kept[..head.Body.Length]));
    }

    private static Kept Kept(in BodyMark mark, Ring bodies)
    {
        if (mark.Length == 0)
        {
            return new Kept(default, mark.Size, Cuts.Word(mark.Cut));
        }

        var found = bodies.Find(mark.Place);
        return found.IsEmpty
            ? new Kept(default, mark.Size, Cuts.Word(Cut.Dropped))
            : new Kept(found[..mark.Length].ToArray(), mark.Size, Cuts.Word(mark.Cut));
    }
}
