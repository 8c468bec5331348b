using Coordination.Storage.Database;

namespace Coordination.Storage.Organizations;

/// <summary>Small named values that belong to the database rather than to a host, such as check values of keys.</summary>
public sealed class StoredSettings
{
    private readonly IDatabase _database;

    internal StoredSettings(IDatabase database) => _database = database;

    /// <summary>The value of a setting; null when it was never put.</summary>
    public Task<string?> FindAsync(string name, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Organizations/find_setting").Text("name", name), static row => (string?)row.Text(0), cancellation);

    /// <summary>Puts a setting unless it is there; answers the value that stands, of several starters' the first.</summary>
    public async Task<string> PutIfAbsentAsync(string name, string value, CancellationToken cancellation = default)
    {
        await _database.WriteAsync(
            new Statement("Organizations/put_setting_if_absent").Text("name", name).Text("value", value), cancellation)
                .ConfigureAwait(false);
        return (await FindAsync(name, cancellation).ConfigureAwait(false))!;
    }
}
