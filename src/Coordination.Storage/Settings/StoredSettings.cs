using Coordination.Storage.Database;

namespace Coordination.Storage.Settings;

/// <summary>Named values that belong to the database and not to a host, such as check values of keys.</summary>
public sealed class StoredSettings
{
    private readonly IDatabase _database;

    internal StoredSettings(IDatabase database) => _database = database;

    /// <summary>The value of a setting; null if it was never stored.</summary>
    public Task<string?> FindAsync(string name, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Settings/find_setting").Text("name", name), static row => (string?)row.Text(0), cancellation);

    /// <summary>Stores a setting, and replaces what was stored.</summary>
    public Task PutAsync(string name, string value, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Settings/put_setting").Text("name", name).Text("value", value), cancellation);

    /// <summary>Stores a setting if there is none. Returns the stored value: with concurrent callers, the first one's.</summary>
    public async Task<string> PutIfAbsentAsync(string name, string value, CancellationToken cancellation = default)
    {
        await _database.WriteAsync(
            new Statement("Settings/put_setting_if_absent").Text("name", name).Text("value", value), cancellation)
                .ConfigureAwait(false);
        return (await FindAsync(name, cancellation).ConfigureAwait(false))!;
    }
}
