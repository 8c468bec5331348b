using System.Globalization;
using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>The targets of the programme. The one added last is in force.</summary>
public sealed class ProgrammeTargetTable
{
    private readonly IDatabase _database;

    internal ProgrammeTargetTable(IDatabase database) => _database = database;

    /// <summary>Adds a target. Earlier targets stay stored.</summary>
    public Task PutAsync(ProgrammeTarget target, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            new Statement("Operations/put_programme_target")
                .Number("target", target.Target).Text("by", target.By.ToString("O", CultureInfo.InvariantCulture))
                .Text("put_by", target.PutBy).Instant("put_at", target.PutAt),
            cancellation);

    /// <summary>The target added last; null before the first.</summary>
    public Task<ProgrammeTarget?> ReadAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Operations/read_programme_target"),
            static row => (ProgrammeTarget?)new ProgrammeTarget(row.Number(0), row.Date(1), row.Text(2), row.Instant(3)),
            cancellation);
}

/// <summary>A target of the programme: a number of shared citizens with a plan, by the end of a local day.</summary>
public sealed record ProgrammeTarget(long Target, DateOnly By, string PutBy, DateTimeOffset PutAt);
