using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Citizens;

/// <summary>Reads and writes a citizen's snapshot. One that cannot be written is left out: the journal holds everything.</summary>
internal sealed class CitizenSnapshots(IPersistentState<CitizenSnapshot> stored, ILogger log)
{
    private const int EntriesBetween = 200;

    /// <summary>The more there is to write, the rarer, so that a busy citizen does not write itself anew all the time.</summary>
    private const int ShareOfVersionBetween = 8;

    private long _version;

    /// <summary>The state as it was written; null when there is none, or one of another shape.</summary>
    public Citizen? Read()
    {
        if (!stored.RecordExists || stored.State is not { Shape: CitizenSnapshot.CurrentShape, Citizen.Length: > 0 } kept) return null;
        var citizen = CitizenJson.Read(kept.Citizen);
        _version = citizen.Version;
        return citizen;
    }

    /// <summary>Whether so much has been journaled since that a new one is worth it.</summary>
    public bool IsDue(Citizen citizen) => citizen.Version - _version >= Math.Max(EntriesBetween, citizen.Version / ShareOfVersionBetween);

    /// <summary>Writes the state, unless it was written already.</summary>
    public async Task TryWriteAsync(Citizen citizen, CancellationToken cancellation)
    {
        if (citizen.Version == _version) return;
        _version = citizen.Version;
        try
        {
            stored.State = new CitizenSnapshot { Shape = CitizenSnapshot.CurrentShape, Version = citizen.Version, Citizen = CitizenJson.Write(citizen) };
            await stored.WriteStateAsync(cancellation);
        }
        catch (Exception fault)
        {
            SiloLog.SnapshotSkipped(log, fault);
        }
    }
}
