using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;
using Coordination.Storage.Keys;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Reads and writes a citizen's snapshot. A snapshot that cannot be written is skipped, because the journal contains everything.
/// </summary>
internal sealed class CitizenSnapshots(
    IPersistentState<CitizenSnapshot> stored, string key, ContentCodec codec, CitizenOptions options, ILogger log)
{
    private long _version;

    /// <summary>The state in the snapshot; null: there is none, its key was destroyed, or it has another shape.</summary>
    /// <exception cref="ContentFaultException">It was altered, or it is another citizen's.</exception>
    public async Task<Citizen?> ReadAsync(CancellationToken cancellation)
    {
        if (!stored.RecordExists || stored.State is not { Shape: CitizenSnapshot.CurrentShape, Citizen.Length: > 0 } kept) return null;
        if (await codec.OpenStateAsync(key, kept.Citizen, cancellation) is not { } state) return null;
        var citizen = CitizenJson.Read(state);
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
        stored.State = await MadeAsync(citizen, cancellation);
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
            stored.State = await MadeAsync(citizen, cancellation);
            await stored.WriteStateAsync(cancellation);
            stored.State = new CitizenSnapshot(); // The bytes are not needed again.
        }
        catch (Exception fault)
        {
            SiloLog.SnapshotSkipped(log, fault);
        }
    }
    /// <summary>A snapshot; an empty one for a citizen without a content key, whose state is read from the journal.</summary>
    private async Task<CitizenSnapshot> MadeAsync(Citizen citizen, CancellationToken cancellation) =>
        await codec.SealStateAsync(key, CitizenJson.Write(citizen), cancellation) is { } state
            ? new CitizenSnapshot { Shape = CitizenSnapshot.CurrentShape, Version = citizen.Version, Citizen = state }
            : new CitizenSnapshot();
}
