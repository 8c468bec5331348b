using Coordination.Storage.Database;

namespace Coordination.Storage.Holds;

/// <summary>Work that one host at a time does. A host that dies keeps its hold until it runs out.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class HoldTable
{
    private readonly IDatabase _database;

    internal HoldTable(IDatabase database) => _database = database;

    /// <summary>Takes hold of a piece of work; false: another host has it.</summary>
    public async Task<bool> TakeAsync(
        string name, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Holds/take_hold").Text("name", name).Text("holder", holder).Instant("now", now).Instant("until", until),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Keeps hold for longer; false: this host no longer has it.</summary>
    public async Task<bool> RenewAsync(string name, string holder, DateTimeOffset until, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [new Statement("Holds/renew_hold").Text("name", name).Text("holder", holder).Instant("until", until)], static _ => true,
            cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Lets go, so that another host takes it at once.</summary>
    public Task ReleaseAsync(string name, string holder, CancellationToken cancellation = default) => _database.WriteAsync(
        new Statement("Holds/release_hold").Text("name", name).Text("holder", holder), cancellation);
}
