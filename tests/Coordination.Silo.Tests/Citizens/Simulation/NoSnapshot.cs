using Coordination.Silo.Citizens;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>A store without snapshots: every activation reads its citizen's journal.</summary>
internal sealed class NoSnapshot : IPersistentState<CitizenSnapshot>
{
    public CitizenSnapshot State { get; set; } = new();

    public string Etag => "";

    public bool RecordExists => false;

    public Task ClearStateAsync() => Task.CompletedTask;

    public Task ReadStateAsync() => Task.CompletedTask;

    public Task WriteStateAsync() => Task.CompletedTask;
}
