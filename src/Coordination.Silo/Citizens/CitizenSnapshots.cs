using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Reads and writes a citizen's snapshot. A snapshot that cannot be written is skipped, because the journal contains everything.
/// </summary>
internal sealed class CitizenSnapshots(IPersistentState<CitizenSnapshot> stored, CitizenOptions options, ILogger log)
{
    private long _version;

    /// <summary>The state in the snapshot; null: there is none, or it has another shape.</summary>
    public Citizen? Read()
    {
        if (!stored.RecordExists || stored.State is not { Shape: CitizenSnapshot.CurrentShape, Citizen.Length: > 0 } kept) return null;
        var citizen = CitizenJson.Read(kept.Citizen);
        _version = citizen.Version;
        stored.State = new CitizenSnapshot(); // The bytes are not needed again.
        return citizen;
    }

    /// <summary>Whether enough has been journaled since the last snapshot. A longer journal needs more entries.</summary>
    public bool IsDue(Citizen citizen) =>
        citizen.Version - _version >= Math.Max(options.SnapshotEntriesMin, citizen.Version / options.SnapshotGrowthDivisor);

    /// <summary>Writes the state in place of whatever the snapshot holds. Unlike another snapshot this one must be written.</summary>
    public async Task OverwriteAsync(Citizen citizen, CancellationToken cancellation)
    {
        _version = citizen.Version;
        stored.State = new CitizenSnapshot
        {
            Shape = CitizenSnapshot.CurrentShape, Version = citizen.Version, Citizen = CitizenJson.Write(citizen),
        };
        await stored.WriteStateAsync(cancellation);
        stored.State = new CitizenSnapshot(); // The bytes are not needed again.
    }

    /// <summary>Writes the state, unless this version is written already.</summary>
    public async Task TryWriteAsync(Citizen citizen, CancellationToken cancellation)
    {
        if (citizen.Version == _version) return;
        _version = citizen.Version;
        try
        {
            stored.State = new CitizenSnapshot
            {
                Shape = CitizenSnapshot.CurrentShape, Version = citizen.Version, Citizen = CitizenJson.Write(citizen),
            };
            await stored.WriteStateAsync(cancellation);
            stored.State = new CitizenSnapshot(); // The bytes are not needed again.
        }
        catch (Exception fault)
        {
            SiloLog.SnapshotSkipped(log, fault);
        }
    }
}
