namespace ChatEmulator.Host.Watching;

/// <summary>
/// Rings when the system tells that something has happened in some folders. It may ring for nothing, and it may stay silent: network mounts, files
/// shared with a container and the target of a link are not told of.
/// </summary>
/// <param name="folders">The folders; they may vanish and come back.</param>
/// <param name="notice">Is told once when the system does not watch.</param>
internal sealed class FileBell(IReadOnlyList<string> folders, Action<string> notice) : IDisposable
{
    private readonly Dictionary<string, (FileSystemWatcher Watcher, DateTime Made)> _watchers = new(StringComparer.Ordinal);
    private TaskCompletionSource _rung = Fresh();
    private bool _hasComplained;

    /// <summary>Ends with the next ring.</summary>
    public Task Next => Volatile.Read(ref _rung).Task;

    /// <summary>Watches the folders that there are; one that was made anew is another.</summary>
    public void Set()
    {
        if (Next.IsCompleted)
        {
            Volatile.Write(ref _rung, Fresh());
        }

        foreach (var folder in folders)
        {
            try
            {
                Set(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                Complain(e);
            }
        }
    }

    public void Dispose()
    {
        foreach (var (watcher, _) in _watchers.Values)
        {
            watcher.Dispose();
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Set(string folder)
    {
        var made = Directory.Exists(folder) ? Directory.GetCreationTimeUtc(folder) : default;
        if (_watchers.TryGetValue(folder, out var known))
        {
            if (known.Made == made)
            {
                return;
            }

            known.Watcher.Dispose();
            _watchers.Remove(folder);
        }

        if (made != default)
        {
            _watchers.Add(folder, (Watching(folder), made));
        }
    }

    private FileSystemWatcher Watching(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => Ring();
        watcher.Created += (_, _) => Ring();
        watcher.Deleted += (_, _) => Ring();
        watcher.Renamed += (_, _) => Ring();
        watcher.Error += (_, _) => Ring();
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    private void Ring() => Volatile.Read(ref _rung).TrySetResult();

    private void Complain(Exception e)
    {
        if (!_hasComplained)
        {
            _hasComplained = true;
            notice($"the system does not tell of changed scenarios ({e.Message.TrimEnd('.')}): they are looked at every two seconds instead");
        }
    }
}
