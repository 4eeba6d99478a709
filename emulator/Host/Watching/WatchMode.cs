namespace ChatEmulator.Host.Watching;

/// <summary>How it is found out that a scenario file has changed.</summary>
internal enum WatchMode
{
    /// <summary>The system tells; and because not every file system does, it is looked every two seconds besides.</summary>
    Native,

    /// <summary>It is looked twice a second, and the system is asked for nothing.</summary>
    Poll,

    /// <summary>It is not.</summary>
    Off,
}
