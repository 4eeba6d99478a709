using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChatEmulator.Benchmarks;

/// <summary>BenchmarkDotNet within this process: its own toolchain builds a project of its own, which needs more than this machine may have.</summary>
internal static class EngineVerb
{
    public static int Run(string[] args)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithOptions(ConfigOptions.JoinSummary);
        var summaries = BenchmarkSwitcher.FromTypes([typeof(EngineBenchmarks), typeof(JournalBenchmarks), typeof(LogBenchmarks), typeof(ClockBenchmarks), typeof(WorldBenchmarks), typeof(RuleBenchmarks), typeof(JudgeBenchmarks), typeof(LoadBenchmarks), typeof(QueryBenchmarks), typeof(LineBenchmarks), typeof(MappingBenchmarks)])
            .Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
