using System.Runtime.CompilerServices;
using Coordination.Storage.Inbox;
using Coordination.Storage.Keys;
using Coordination.Storage.Settings;

namespace Coordination.Host.Security;

/// <summary>
/// The change from <c>Keys:EncryptionBefore</c> to <c>Keys:Encryption</c>: everything that the first opens is encrypted by the second,
/// while hosts run. Each step may be repeated, and until the last one both keys open everything.
/// </summary>
internal sealed class KeyChange(ServiceKeys keys, KeyRotation rotation, CprColumn column, SharedKeyRing ring, StoredSettings stored)
{
    private const int AtOnce = 500;
    private const int StepsPerReport = 100;

    /// <summary>Does what is left of it.</summary>
    /// <param name="hold">The right to work on keys, which the caller has taken.</param>
    /// <param name="report">Is told of the progress.</param>
    /// <param name="stopped">Ends it after a step.</param>
    /// <returns>What was done; <see cref="KeyProgress.Left"/> are content keys that neither key opens.</returns>
    internal async Task<KeyProgress> RunAsync(KeyHold hold, Action<KeyProgress> report, CancellationToken stopped)
    {
        await ring.ReencryptAsync();
        var progress = new KeyProgress(0, 0, 0, 0);
        await foreach (var changed in NumbersAsync(hold, stopped))
        {
            await rotation.PutNumbersAsync(changed, stopped);
            progress = progress with { Numbers = progress.Numbers + changed.Count };
        }

        var steps = 0;
        for (var after = ""; await rotation.RewrapAsync(after, AtOnce, stopped) is { } step; after = step.Last)
        {
            progress = progress with { Keys = progress.Keys + step.Count };
            await hold.KeepAsync(stopped);
            if (steps++ % StepsPerReport == 0) report(progress with { Left = await rotation.CountLeftAsync(stopped) });
        }

        progress = progress with { Events = await rotation.RewrapWaitingAsync(stopped), Left = await rotation.CountLeftAsync(stopped) };
        report(progress);
        await stored.PutAsync(KeyCheck.Encryption, keys.EncryptionCheck, stopped);
        return progress;
    }

    /// <summary>How many CPR numbers the key before opens and the present one does not.</summary>
    internal async Task<long> CountNumbersLeftAsync(KeyHold hold, CancellationToken stopped)
    {
        var left = 0L;
        await foreach (var some in NumbersAsync(hold, stopped)) left += some.Count;
        return left;
    }

    private async IAsyncEnumerable<IReadOnlyList<GivenKey>> NumbersAsync(
        KeyHold hold, [EnumeratorCancellation] CancellationToken stopped)
    {
        for (var after = ""; await rotation.ReadNumbersAsync(after, AtOnce, stopped) is { Count: > 0 } numbers; after = numbers[^1].Key)
        {
            yield return
            [
                .. from number in numbers
                   let other = column.Reencrypted(number.EncryptedCpr.Span, number.Key)
                   where other is not null
                   select number with { EncryptedCpr = other },
            ];
            await hold.KeepAsync(stopped);
        }
    }
}

/// <summary>How far a change of the service key is.</summary>
/// <param name="Keys">Content keys wrapped anew.</param>
/// <param name="Numbers">CPR numbers encrypted anew.</param>
/// <param name="Events">Waiting events encrypted anew.</param>
/// <param name="Left">Content keys that the present key does not open yet.</param>
internal sealed record KeyProgress(long Keys, long Numbers, long Events, long Left);
