namespace ChatEmulator.Host.Journaling;

/// <summary>
/// A file that is written at its end, a whole number of lines at a time. What could not be written whole is taken back, so that no line stands there in part; only an end
/// without a chance, such as kill -9 or a power cut, can leave one, and who opens the file then begins behind it.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private readonly string _path;
    private readonly bool _isPrivate;
    private FileStream _file;
    private string? _place;
    private bool _torn;

    private JournalFile(string path, bool isPrivate)
    {
        (_path, _isPrivate) = (path, isPrivate);
        _file = Open();
        _place = Place();
        WasTorn = _torn = IsTorn();
    }

    /// <summary>Whether its last line was torn when it was opened.</summary>
    public bool WasTorn { get; }

    /// <summary>Opens a file, or makes it.</summary>
    /// <param name="path">Where; a device or a pipe may be there, which is written into.</param>
    /// <param name="isPrivate">Whether nobody but its owner may read it, when it is made.</param>
    /// <param name="whyNot">Why that was not possible, in words that go behind "cannot be written: "; null when it was.</param>
    public static JournalFile? Open(string path, bool isPrivate, out string? whyNot)
    {
        try
        {
            whyNot = path.Length == 0 ? "a file has to be named." : Directory.Exists(path) ? "it is a folder; name a file." : null;
            return whyNot is null ? new JournalFile(Path.GetFullPath(path), isPrivate) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            whyNot = e is DirectoryNotFoundException ? "its folder does not exist." : e is UnauthorizedAccessException ? "this user may not." : e.Message;
            return null;
        }
    }

    /// <summary>Writes whole lines; when that is not possible none of them stands there.</summary>
    /// <returns>Whether the file was gone, or another was in its place, so that it had to be opened anew.</returns>
    /// <exception cref="IOException">The disk is full, or what else a disk may be.</exception>
    /// <exception cref="UnauthorizedAccessException">The file was gone, and may not be made anew.</exception>
    public bool Write(ReadOnlySpan<byte> lines)
    {
        if (!_file.CanSeek)
        {
            _file.Write(lines);
            return false;
        }

        var isGone = IsGone();
        if (isGone)
        {
            Reopen();
        }

        var end = 0L;
        try
        {
            end = RandomAccess.GetLength(_file.SafeFileHandle);
            if (_torn)
            {
                RandomAccess.Write(_file.SafeFileHandle, "\n"u8, end);
            }

            RandomAccess.Write(_file.SafeFileHandle, lines, end + (_torn ? 1 : 0));
            _torn = false;
            return isGone;
        }
        catch (IOException)
        {
            TakeBack(end);
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (_isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Both ways, as a pipe that is opened for writing alone waits for its reader.
        return new FileStream(_path, options);
    }

    // Moved away, deleted, or another is there: what its name means is what somebody is going to read.
    private bool IsGone()
    {
        var there = new FileInfo(_path);
        return !there.Exists || there.Length != RandomAccess.GetLength(_file.SafeFileHandle) || Place() != _place;
    }

    // Where the open file is, as the system tells it: one that was replaced by another of its length is told apart by that alone.
    private string? Place() => OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{_file.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;

    private void Reopen()
    {
        var file = Open();
        _file.Dispose();
        _file = file;
        _place = Place();
        _torn = IsTorn();
    }

    private bool IsTorn()
    {
        Span<byte> last = stackalloc byte[1];
        return _file.CanSeek && RandomAccess.GetLength(_file.SafeFileHandle) is > 0 and var length && RandomAccess.Read(_file.SafeFileHandle, last, length - 1) == 1 && last[0] != (byte)'\n';
    }

    private void TakeBack(long end)
    {
        try
        {
            if (RandomAccess.GetLength(_file.SafeFileHandle) > end)
            {
                RandomAccess.SetLength(_file.SafeFileHandle, end);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _torn = true;
        }
    }
}
