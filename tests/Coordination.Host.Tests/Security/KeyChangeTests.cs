using System.Security.Cryptography;
using Coordination.Host.Tests.Api;
using Coordination.Testing;

namespace Coordination.Host.Tests.Security;

/// <summary>The service key is exchanged while the service runs.</summary>
public sealed class KeyChangeTests
{
    private const string Done = "Change of Keys:Encryption: done";

    private static readonly (string Name, string Value)[] Manual =
        [("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00")];

    [Fact]
    public async Task On_SQLite_a_renamed_key_file_is_exchanged_and_the_old_key_opens_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-keys-").FullName;
        var data = Path.Combine(folder, "data");
        (string, string)[] settings = [.. Manual, ("Data__Folder", data)];
        var (old, before) = (Path.Combine(data, "keys", "encryption.key"), Path.Combine(data, "keys", "encryption-before.key"));
        var cpr = RunningHost.NewCpr();
        string key;
        await using (var host = await HostProcess.StartAsync(folder, settings)) key = await RegisteredAsync(host, cpr);

        File.Move(old, before);
        await using (var host = await HostProcess.StartAsync(folder, settings))
        {
            await Eventually.IsAsync(
                "the key to be exchanged", () => Task.FromResult(host.Printed.Contains(Done, StringComparison.Ordinal)));
            await ReadAsync(host, key, cpr);
        }

        var oldKey = await File.ReadAllBytesAsync(before);
        File.Delete(before);
        await using (var host = await HostProcess.StartAsync(folder, settings)) await ReadAsync(host, key, cpr);
        await File.WriteAllBytesAsync(old, oldKey);
        var refused = await HostProcess.RefuseAsync(folder, [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Keys:Encryption", refused.Printed, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task On_PostgreSQL_hosts_change_in_turn_and_a_command_encrypts_everything_by_the_new_key()
    {
        await using var database = await TestPostgres.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("coordination-keys-").FullName;
        var (pseudonym, old, other) = (NewKey(), NewKey(), NewKey());
        (string, string)[] Settings(string encryption, string? before = null) =>
        [
            .. Manual, ("ConnectionStrings__Coordination", database.ConnectionString), ("Keys__Pseudonym", pseudonym),
            ("Keys__Encryption", encryption), .. before is null ? [] : ((string, string)[])[("Keys__EncryptionBefore", before)],
        ];
        Task<(int ExitCode, string Printed)> KeysAsync(string what, params (string, string)[] settings) =>
            HostProcess.RunAsync(folder, ["keys", what], [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);
        var people = Enumerable.Range(0, 8).Select(static _ => RunningHost.NewCpr()).ToArray();
        List<string> keys = [];

        // One host writes under the old key and opens both, another writes under the new one already.
        await using (var first = await HostProcess.StartAsync(folder, Settings(old, other)))
        {
            foreach (var cpr in people[..6]) keys.Add(await RegisteredAsync(first, cpr));
            await using var second = await HostProcess.StartAsync(folder, Settings(other, old));
            foreach (var cpr in people[6..]) keys.Add(await RegisteredAsync(second, cpr));
            foreach (var host in (HostProcess[])[first, second])
                foreach (var (key, cpr) in keys.Zip(people)) await ReadAsync(host, key, cpr);
            var mixed = await KeysAsync("status", Settings(other, old));
            Assert.Equal(1, mixed.ExitCode);
            Assert.DoesNotContain(" 0 under Keys:EncryptionBefore", mixed.Printed, StringComparison.Ordinal);

            var rotated = await KeysAsync("rotate", Settings(other, old));
            Assert.True(rotated.ExitCode == 0, rotated.Printed);
            Assert.Contains("0 content keys are left.", rotated.Printed, StringComparison.Ordinal);
            Assert.Contains(
                " 0 under Keys:EncryptionBefore, 0 under another key.", rotated.Printed, StringComparison.Ordinal);
            foreach (var host in (HostProcess[])[first, second]) await ReadAsync(host, keys[0], people[0]);
        }

        await using (var host = await HostProcess.StartAsync(folder, Settings(other)))
            foreach (var (key, cpr) in keys.Zip(people)) await ReadAsync(host, key, cpr);
        var needless = await KeysAsync("rotate", Settings(other));
        Assert.Equal(1, needless.ExitCode);
        Assert.Contains("Keys:EncryptionBefore", needless.Printed, StringComparison.Ordinal);

        // Neither is the key of this database.
        var refused = await HostProcess.RefuseAsync(
            folder, [("ASPNETCORE_ENVIRONMENT", "Development"), .. Settings(NewKey(), NewKey())]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Setting Keys:Encryption is a key with check value", refused.Printed, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static async Task<string> RegisteredAsync(HostProcess host, string cpr)
    {
        var answer = await host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit",
            HostProcess.Json(new[] { RunningHost.Registration(cpr) }, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    private static async Task ReadAsync(HostProcess host, string key, string cpr)
    {
        var history = await host.GetAsync($"/api/v1/citizens/{key}/history", "role:auditor");
        Assert.Contains("coordination.citizen.registered.v1", history.Text, StringComparison.Ordinal);
        var found = await host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr });
        Assert.Equal(key, found.Body.GetProperty("key").GetString());
    }
}
