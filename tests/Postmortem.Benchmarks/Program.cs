using Postmortem.Benchmarks;

// One line for each bench; each prints what it measured and answers an exit status.
return args switch
{
    ["documents", .. var rest] => await DocumentsBench.RunAsync(rest),
    ["circuits", .. var rest] => await CircuitsBench.RunAsync(rest),
    ["import"] => await ImportBench.RunAsync(),
    ["timeline"] => await TimelineBench.RunAsync(),
    ["pages", .. var rest] => await PagesBench.RunAsync(rest),
    ["start"] => await StartBench.RunAsync(),
    ["wording"] => WordingBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: circuits [--editors N] [--circuits N] [--seconds N] [--warm N] | documents [--alone] [--many] "
        + "| documents --hostile | import | pages [--seconds N] | start | timeline | wording");
    return 2;
}
