using Coordination.Benchmarks;
using Coordination.Benchmarks.Peers;
using Coordination.Benchmarks.Scenarios;

var asked = BenchmarkOptions.Read(args) with { Store = "postgres" };
if (asked.Faults.Count > 0)
{
    foreach (var fault in asked.Faults) Console.Error.WriteLine(fault);
    return 2;
}

IScenario[] scenarios =
    [new RowLockCrud(), new StockGrainStorage(), new AkkaPersistence(), new MartenAppends(), new GrainCall("postgres")];
return await new Run(asked, scenarios).RunAsync() ? 0 : 1;
