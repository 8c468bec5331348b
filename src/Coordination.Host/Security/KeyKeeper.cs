using System.Globalization;
using Coordination.Host.Telemetry;
using Coordination.Silo;
using Coordination.Storage;
using Coordination.Storage.Holds;
using Coordination.Storage.Keys;
using Coordination.Storage.Settings;

namespace Coordination.Host.Security;

/// <summary>
/// Work on keys that goes on while the service runs, on one host at a time. After an update from a version that stored content in clear,
/// that content is encrypted. On SQLite, whose file belongs to one process, the service key is changed too; on PostgreSQL the command
/// <c>keys rotate</c> does it, once every host has the new key. What is broken off goes on: every step may be repeated.
/// </summary>
internal sealed class KeyKeeper(
    ServiceKeys keys, KeyRotation rotation, KeyChange change, StoredSettings stored, HoldTable holds, StorageOptions storage,
    TimeProvider machine, ILogger<KeyKeeper> log) : BackgroundService
{
    /// <summary>The position up to which content in clear was encrypted, and <see cref="All"/> once there is none.</summary>
    internal const string EncryptedUpTo = "keys.rows-encrypted";

    /// <summary>Says that no content stands in clear.</summary>
    internal const string All = "all";

    private const int AtOnce = 500;
    private const int StepsPerReport = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private readonly KeyHold _hold = new(holds, machine);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => WorkAsync(stoppingToken), () => Task.Delay(LookEvery, machine, stoppingToken), fault => log.KeyWorkFailed(fault),
        stoppingToken);

    /// <summary>Does what there is to do, if no other host does.</summary>
    internal async Task WorkAsync(CancellationToken stopped)
    {
        var changes = !storage.UsesPostgres && keys.EncryptionBeforeCheck is { } before
            && await stored.FindAsync(KeyCheck.Encryption, stopped) == before;
        var position = await stored.FindAsync(EncryptedUpTo, stopped);
        if ((!changes && position == All) || !await _hold.TakeAsync(stopped)) return;
        try
        {
            if (changes) await ChangeAsync(stopped);
            if (position != All) await EncryptAsync(long.Parse(position ?? "0", CultureInfo.InvariantCulture), stopped);
        }
        finally
        {
            await _hold.ReleaseAsync();
        }
    }

    private async Task ChangeAsync(CancellationToken stopped)
    {
        var done = await change.RunAsync(
            _hold, progress => log.KeysChange(progress.Keys, progress.Numbers, progress.Events, progress.Left), stopped);
        if (done.Left > 0) log.KeysLeft(done.Left);
        log.KeysChanged();
    }

    private async Task EncryptAsync(long position, CancellationToken stopped)
    {
        var last = await rotation.LastPositionAsync(stopped);
        for (var steps = 1; position < last; steps++)
        {
            position = await rotation.EncryptClearAsync(position, stopped);
            await stored.PutAsync(EncryptedUpTo, position.ToString(CultureInfo.InvariantCulture), stopped);
            await _hold.KeepAsync(stopped);
            if (steps % StepsPerReport == 0) log.ContentEncrypted(position, last);
        }

        while (await rotation.EncryptTitlesAsync(AtOnce, stopped) > 0) await _hold.KeepAsync(stopped);
        while (await rotation.EncryptRestAsync(AtOnce, stopped) > 0) await _hold.KeepAsync(stopped);
        await stored.PutAsync(EncryptedUpTo, All, stopped);
        log.ContentEncrypted(last, last);
    }
}
