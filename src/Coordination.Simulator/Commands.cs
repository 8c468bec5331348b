using System.CommandLine;
using Coordination.Simulator.Checks;
using Coordination.Simulator.Demo;
using Coordination.Simulator.Imports;
using Coordination.Simulator.Loads;
using Coordination.Simulator.Replays;

namespace Coordination.Simulator;

internal static class Commands
{
    /// <summary>The root command with all its subcommands.</summary>
    public static RootCommand Root() =>
        new("A municipality to try the coordination service with: replay a case log, show a demo, put it under load, import, check it.")
    {
        ReplayCommand.Create(), DemoCommand.Create(), LoadCommand.Create(), ImportCommand.Create(), CheckCommand.Create(),
    };
}
