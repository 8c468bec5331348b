using System.Globalization;
using Coordination.Host.Telemetry;
using Coordination.Silo;
using Coordination.Storage.Holds;
using Coordination.Storage.Inbox;
using Coordination.Storage.Keys;
using Coordination.Storage.Settings;

namespace Coordination.Host.Security;

/// <summary>
/// Work on keys that goes on while the service runs, on one host at a time. Where <c>Keys:EncryptionBefore</c> is set, everything it opens
/// is encrypted by <c>Keys:Encryption</c>. After an update from a version that stored content in clear, that content is encrypted. What is
/// broken off goes on: every step may be repeated, and until the last one both keys open everything.
/// </summary>
internal sealed class KeyKeeper(
    ServiceKeys keys, KeyRotation rotation, CprColumn column, SharedKeyRing ring, StoredSettings stored, HoldTable holds,
    TimeProvider machine, ILogger<KeyKeeper> log) : BackgroundService
{
    /// <summary>The position up to which content in clear was encrypted, and <see cref="All"/> once there is none.</summary>
    internal const string EncryptedUpTo = "keys.content-encrypted";

    /// <summary>Says that no content stands in clear.</summary>
    internal const string All = "all";

    private const string Hold = "keys";
    private const int AtOnce = 500;
    private const int StepsPerReport = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(30);

    private readonly string _holder = Guid.NewGuid().ToString("N");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => BackgroundLoop.RunAsync(
        () => WorkAsync(stoppingToken), () => Task.Delay(LookEvery, machine, stoppingToken), fault => log.KeyWorkFailed(fault),
        stoppingToken);

    /// <summary>Does what there is to do, if no other host does.</summary>
    internal async Task WorkAsync(CancellationToken stopped)
    {
        var changes = keys.EncryptionBeforeCheck is { } before && await stored.FindAsync(KeyCheck.Encryption, stopped) == before;
        var position = await stored.FindAsync(EncryptedUpTo, stopped);
        if ((!changes && position == All) || !await HoldAsync(stopped)) return;
        try
        {
            if (changes) await ChangeAsync(stopped);
            if (position != All) await EncryptAsync(long.Parse(position ?? "0", CultureInfo.InvariantCulture), stopped);
        }
        finally
        {
            await holds.ReleaseAsync(Hold, _holder, CancellationToken.None);
        }
    }

    private async Task ChangeAsync(CancellationToken stopped)
    {
        await ring.ReencryptAsync();
        var numbers = await ReencryptNumbersAsync(stopped);
        var (wrapped, events) = (0L, 0L);
        for (var after = ""; await rotation.RewrapAsync(after, AtOnce, stopped) is { } step; after = step.Last)
        {
            wrapped += step.Count;
            await KeepHoldAsync(stopped);
            if (wrapped % (AtOnce * StepsPerReport) < step.Count)
                log.KeysChange(wrapped, numbers, events, await rotation.CountLeftAsync(stopped));
        }

        events = await rotation.RewrapWaitingAsync(stopped);
        var left = await rotation.CountLeftAsync(stopped);
        log.KeysChange(wrapped, numbers, events, left);
        if (left > 0) log.KeysLeft(left);
        await stored.PutAsync(KeyCheck.Encryption, keys.EncryptionCheck, stopped);
        log.KeysChanged();
    }

    private async Task<long> ReencryptNumbersAsync(CancellationToken stopped)
    {
        var count = 0L;
        for (var after = ""; await rotation.ReadNumbersAsync(after, AtOnce, stopped) is { Count: > 0 } numbers; after = numbers[^1].Key)
        {
            GivenKey[] changed =
            [
                .. from number in numbers
                   let other = column.Reencrypted(number.EncryptedCpr.Span, number.Key)
                   where other is not null
                   select number with { EncryptedCpr = other },
            ];
            await rotation.PutNumbersAsync(changed, stopped);
            count += changed.Length;
            await KeepHoldAsync(stopped);
        }

        return count;
    }

    private async Task EncryptAsync(long position, CancellationToken stopped)
    {
        var last = await rotation.LastPositionAsync(stopped);
        for (var steps = 1; position < last; steps++)
        {
            position = await rotation.EncryptClearAsync(position, stopped);
            await stored.PutAsync(EncryptedUpTo, position.ToString(CultureInfo.InvariantCulture), stopped);
            await KeepHoldAsync(stopped);
            if (steps % StepsPerReport == 0) log.ContentEncrypted(position, last);
        }

        while (await rotation.EncryptRestAsync(AtOnce, stopped) > 0) await KeepHoldAsync(stopped);
        await stored.PutAsync(EncryptedUpTo, All, stopped);
        log.ContentEncrypted(last, last);
    }

    private Task<bool> HoldAsync(CancellationToken stopped)
    {
        var now = machine.GetUtcNow();
        return holds.TakeAsync(Hold, _holder, now, now + HeldFor, stopped);
    }

    private async Task KeepHoldAsync(CancellationToken stopped)
    {
        if (!await holds.RenewAsync(Hold, _holder, machine.GetUtcNow() + HeldFor, stopped))
            throw new InvalidOperationException("Another host has taken over the work on keys.");
    }
}
