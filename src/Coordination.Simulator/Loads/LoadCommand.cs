using System.CommandLine;
namespace Coordination.Simulator.Loads;
internal static class LoadCommand { public static Command Create() => new("load", ""); }
