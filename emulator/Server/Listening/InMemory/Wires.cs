using System.IO.Pipelines;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>How the two ways of a connection are made. Each side runs on by the thread pool, never within the other: it may hold a lock, or block.</summary>
internal static class Wires
{
    public static PipeOptions Buffered(int most) => new(
        readerScheduler: PipeScheduler.ThreadPool,
        writerScheduler: PipeScheduler.ThreadPool,
        pauseWriterThreshold: most,
        resumeWriterThreshold: most / 2,
        useSynchronizationContext: false);
}
