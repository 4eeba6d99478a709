namespace ChatEmulator.Benchmarks;

/// <summary>The words of the command line.</summary>
internal static class Help
{
    private const string Text = """
        Figures of the emulator, always beside `limit`: a bare Kestrel endpoint that parses, signs HS512 and answers.

          engine [BenchmarkDotNet options]   Engine.Handle and its pieces, in process, e.g. engine --filter '*Handle*'
          server [options]                   CPU per request, throughput and memory, alternating rounds
          telemetry [options]                the same of the emulator alone, with a collector of OpenTelemetry and without
          journal [options]                  the same with a journal file and without; of two builds, with the older one's beside
          start  [options]                   from the start of the process to its first correct answer
          peers  [options]                   beside other mock servers that do the same job, which npm installs
          worlds [options]                   throughput of eight worlds on two cores against one, load and server together
          threads [options]                  calls decided by one thread and by two, in one world and in eight, in process
          memory [options]                   a call through the fixture in memory, against a constant answer and against TCP; its start
          hung   [options]                   live memory of 10,000 calls that hang, a call
          soak   [options]                   minutes of mixed traffic, or many distinct calls; exit code 1 when anything still grows at the end

        Options
          --against PATH      the chat-emulator to measure, executable or .dll; start takes several, each with an --against, journal two
                              (default: emulator/Host/bin/Release/net10.0/chat-emulator)
          --scenario FILE     what it plays (default: the 20 rules of this tool)
          --rounds N          rounds of server, telemetry, journal (default 9), worlds, threads, memory (7), start (15) and hung (3)
          --requests N        requests of one round of server (default 60000)
          --seconds S         the longest that one round may take (default 20)
          --warm-up N         requests before the first round, per server (default 120000)
          --connections N     keep-alive connections (default 16)
          --calls N           soak with so many plain calls instead of mixed traffic, such as 1000000; of peers before its rounds (200000, 30 s at most)
          --minutes N         minutes of mixed traffic of soak (default 10)

        Options of peers
          --against PATH      a build of the emulator, or several, each with an --against; the first is what ratios are told to
          --only NAME,…       mockserver, prism, wiremock, mountebank, mockoon (default: all)
          --peers FOLDER      where they are, or are to be installed (default: artifacts/peers)
          --rounds N          starts, and rounds (default 5)
          --seconds S         how long a round is (default 3)
          --quick             one start, one round of a second: whether it works, not a figure

        Processor time and memory are read from /proc and pinning needs taskset: server, telemetry, journal, start, peers, worlds and soak run on Linux only.
        Exit codes: 0 fine, 1 a finding, 2 cannot start, 3 a soak that was ended early.
        """;

    public static int Print()
    {
        Console.WriteLine(Text);
        return 0;
    }
}
