using System.CommandLine;
namespace Coordination.Simulator.Demo;
internal static class DemoCommand { public static Command Create() => new("demo", ""); }
