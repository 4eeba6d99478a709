namespace ChatEmulator.Host.Telemetry;

/// <summary>Spans on their way: the body of one request (<c>ExportTraceServiceRequest</c>), written as calls end, so that nothing is left to be turned into anything.</summary>
internal sealed class Batch
{
    private readonly Protobuf _body = new();
    private readonly int _resource;
    private readonly int _scope;
    private readonly int _start;

    /// <summary>An empty one, which tells who sends it.</summary>
    public Batch(Identity identity)
    {
        _resource = _body.Open(1);
        _body.Raw(identity.Resource);
        _scope = _body.Open(2);
        _body.Raw(identity.Scope);
        _start = _body.Length;
    }

    /// <summary>How many spans are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room in it for another.</summary>
    public bool IsFull { get; set; }

    /// <summary>The size of it in bytes.</summary>
    public int Size => _body.Length;

    /// <summary>Begins a span.</summary>
    public Protobuf Begin(out int opened)
    {
        opened = _body.Open(2);
        return _body;
    }

    /// <summary>Ends a span.</summary>
    public void End(int opened)
    {
        _body.Close(opened);
        Count++;
    }

    /// <summary>The body of a request.</summary>
    public ReadOnlyMemory<byte> Body()
    {
        _body.Close(_scope);
        _body.Close(_resource);
        return _body.Written;
    }

    /// <summary>Empties it, for the next spans.</summary>
    public void Clear()
    {
        _body.Cut(_start);
        Count = 0;
        IsFull = false;
    }
}
