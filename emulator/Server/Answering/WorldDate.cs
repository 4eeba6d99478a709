namespace ChatEmulator.Server.Answering;

/// <summary>The text of a Date header, kept for as long as its second lasts.</summary>
internal sealed class WorldDate
{
    private Kept? _kept;

    public string Text(DateTimeOffset at)
    {
        var second = at.UtcTicks / TimeSpan.TicksPerSecond;
        if (_kept is { } kept && kept.Second == second)
        {
            return kept.Text;
        }

        var text = at.ToString("R");
        _kept = new Kept(second, text);
        return text;
    }

    // One reference, so that text and second always belong together without a lock.
    private sealed record Kept(long Second, string Text);
}
