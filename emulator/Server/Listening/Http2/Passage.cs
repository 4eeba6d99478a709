namespace ChatEmulator.Server.Listening.Http2;

/// <summary>What of one stream has gone by: its head, and bytes of its body. One waits for it at a time. Whoever changes it has its connection's lock.</summary>
internal sealed class Passage
{
    private bool _head;
    private long _bytes;
    private long _wanted;
    private TaskCompletionSource? _waiting;

    public void Head()
    {
        _head = true;
        Look();
    }

    public void Data(int bytes)
    {
        _bytes += bytes;
        Look();
    }

    public Task Until(long bytes)
    {
        (_wanted, _waiting) = (bytes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var waiting = _waiting.Task;
        Look();
        return waiting;
    }

    private void Look()
    {
        if (_head && _bytes >= _wanted)
        {
            _waiting?.TrySetResult();
        }
    }
}
