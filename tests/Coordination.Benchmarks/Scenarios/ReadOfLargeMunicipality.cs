using System.Diagnostics;
using Coordination.Domain.Names;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>One list or count of a large municipality, read again and again by one reader.</summary>
internal sealed class ReadOfLargeMunicipality(string what, Func<IServiceProvider, Task> read) : IScenario
{
    private const int PageRows = 100;
    private const int WarmReads = 5;
    private const int Reads = 40;

    public static IReadOnlyList<IScenario> All { get; } =
    [
        .. ((string[])[OpenMatter.Conflict, OpenMatter.Deadline, OpenMatter.Handover, OpenMatter.Alert]).SelectMany(matter =>
            (IScenario[])
            [
                new ReadOfLargeMunicipality($"first 100 of open {matter}s", storage =>
                    storage.GetRequiredService<OpenMatterTable>().ReadAsync(new MatterFilter(matter), ListPosition.Start, PageRows)),
                new ReadOfLargeMunicipality($"count of open {matter}s", storage =>
                    storage.GetRequiredService<OpenMatterTable>().CountAsync(new MatterFilter(matter))),
            ]),
        new ReadOfLargeMunicipality("first 100 shared citizens of a pair of departments", storage =>
            storage.GetRequiredService<SharedCitizenTable>().ReadAsync(
                new SharedFilter(["D1", "D5"], null, null, null), "", PageRows, DanishOrder.KeyOf)),
        new ReadOfLargeMunicipality("first 100 citizens on a caseworker's desk", storage =>
            storage.GetRequiredService<DeskTables>().ReadCitizensAsync(["w-7"], "", PageRows, DanishOrder.KeyOf)),
        new ReadOfLargeMunicipality("first 100 citizens on the desk of a head", storage =>
            storage.GetRequiredService<DeskTables>().ReadCitizensAsync(["head"], "", PageRows, DanishOrder.KeyOf)),
        new ReadOfLargeMunicipality("figures of a month", storage =>
            storage.GetRequiredService<FiguresTables>().ReadAsync(DateTimeOffset.UtcNow.AddDays(-30), null, null)),
        new ReadOfLargeMunicipality("figures of all time", storage =>
            storage.GetRequiredService<FiguresTables>().ReadAsync(null, null, null)),
        new ReadOfLargeMunicipality("counts of the summary", storage => storage.GetRequiredService<OperationsCounts>().ReadAsync()),
        new ReadOfLargeMunicipality("totals of the summary", storage => storage.GetRequiredService<OperationsCounts>().ReadTotalsAsync()),
    ];

    public string Name => "large-municipality";

    public string Title => $"300,000 citizens: {what}";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var storage = await LargeMunicipality.StorageAsync(silo.ConnectionString!);
        for (var i = 0; i < WarmReads; i++) await read(storage);
        List<float> times = [];
        for (var i = 0; i < Reads; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await read(storage);
            times.Add((float)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        float[] sorted = [.. times.Order()];
        return new Figure { P50 = ClosedLoop.At(sorted, 0.5), P99 = ClosedLoop.At(sorted, 0.99) };
    }
}
