using Coordination.Benchmarks;
using Coordination.Benchmarks.Scenarios;

var asked = BenchmarkOptions.Read(args);
if (asked.Faults.Count > 0)
{
    foreach (var fault in asked.Faults) Console.Error.WriteLine(fault);
    return 2;
}

return await new Run(asked, ScenarioList.All).RunAsync() ? 0 : 1;
