using ChatEmulator.Benchmarks;

// The limit comes first and touches nothing else: its start is one of the figures.
return args switch
{
    ["limit", "--port", var port] => Limit.Run(int.Parse(port)),
    ["hold", var port, var number] => HungVerb.Hold(int.Parse(port), int.Parse(number)),
    [] or ["-h" or "--help" or "help", ..] => Help.Print(),
    _ => Verbs.Run(args[0], args[1..]),
};
