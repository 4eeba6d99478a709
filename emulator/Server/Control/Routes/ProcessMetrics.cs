using System.Diagnostics;
using ChatEmulator.Exports;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>What any process tells Prometheus, under the names that are usual.</summary>
internal static class ProcessMetrics
{
    public static void Write(PrometheusText text)
    {
        using var process = Process.GetCurrentProcess();
        One(text, "process_cpu_seconds_total", "counter", "Processor time, of user and system.", Environment.CpuUsage.TotalTime.TotalSeconds);
        One(text, "process_resident_memory_bytes", "gauge", "Resident memory.", process.WorkingSet64);
        One(text, "process_virtual_memory_bytes", "gauge", "Virtual memory.", process.VirtualMemorySize64);
        One(text, "process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.", Math.Round((process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds, 3));
        One(text, "process_num_threads", "gauge", "Threads.", process.Threads.Count);
        if (OperatingSystem.IsLinux())
        {
            One(text, "process_open_fds", "gauge", "Open file descriptors.", Directory.EnumerateFileSystemEntries("/proc/self/fd").Count());
        }

        text.Family("dotnet_collection_count_total", "counter", "Collections of garbage, by generation.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            text.Sample(GC.CollectionCount(generation), ("generation", PrometheusText.Number(generation)));
        }

        One(text, "dotnet_total_memory_bytes", "gauge", "Managed memory in use.", GC.GetTotalMemory(forceFullCollection: false));
        One(text, "dotnet_allocated_bytes_total", "counter", "Managed memory that was ever allocated.", GC.GetTotalAllocatedBytes());
        One(text, "dotnet_gc_pause_seconds_total", "counter", "Time for which collections held everything up.", GC.GetTotalPauseDuration().TotalSeconds);
        One(text, "dotnet_threadpool_threads", "gauge", "Threads of the pool.", ThreadPool.ThreadCount);
        One(text, "dotnet_threadpool_queue_length", "gauge", "Work that waits for a thread of the pool.", ThreadPool.PendingWorkItemCount);
    }

    private static void One(PrometheusText text, string name, string type, string about, double value)
    {
        text.Family(name, type, about);
        text.Sample(value);
    }
}
