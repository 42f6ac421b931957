using Postmortem.Web.Cli;

return await CommandLine.RunAsync(args, Terminal.OfThisProcess());
