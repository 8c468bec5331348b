using System.CommandLine;
namespace Coordination.Simulator.Checks;
internal static class CheckCommand { public static Command Create() => new("check", ""); }
