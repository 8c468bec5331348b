using System.CommandLine;
using Coordination.Simulator.Checks;
using Coordination.Simulator.Demo;
using Coordination.Simulator.Loads;
using Coordination.Simulator.Replays;

var root = new RootCommand("A municipality to try the coordination service with: replay a case log, show a demo, put it under load, check it.");
root.Subcommands.Add(ReplayCommand.Create());
root.Subcommands.Add(DemoCommand.Create());
root.Subcommands.Add(LoadCommand.Create());
root.Subcommands.Add(CheckCommand.Create());
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
