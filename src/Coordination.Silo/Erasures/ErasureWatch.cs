using Coordination.Storage.Erasures;

namespace Coordination.Silo.Erasures;

/// <summary>
/// Whether content is being erased now, or was moments ago, by whichever silo. Whoever keeps what was read of the journal for some seconds
/// asks it before using that, because it may hold what is erased by now.
/// </summary>
/// <remarks>Thread safe; one per silo. Every silo has noticed a confirmed erasure before anything is erased.</remarks>
public sealed class ErasureWatch
{
    /// <summary>The longest that anybody keeps what was read of the journal.</summary>
    public static readonly TimeSpan KeptMax = TimeSpan.FromSeconds(10);

    /// <summary>How long after it is confirmed an erasure waits, so that everybody who asks has noticed it.</summary>
    internal static readonly TimeSpan NoticedWithin = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly ErasureTable _requests;
    private readonly TimeProvider _machine;
    private volatile Glance? _seen;

    internal ErasureWatch(ErasureTable requests, TimeProvider machine) => (_requests, _machine) = (requests, machine);

    /// <summary>Whether what was read within <see cref="KeptMax"/> may hold content that is erased by now.</summary>
    public async ValueTask<bool> IsErasingAsync(CancellationToken cancellation = default)
    {
        var seen = _seen;
        var now = _machine.GetTimestamp();
        if (seen is null || _machine.GetElapsedTime(seen.LookedAt, now) >= LookEvery)
        {
            var counts = await _requests.CountAsync(cancellation);
            // Before the first look nothing is kept.
            var changedAt = seen is null || counts == seen.Counts ? seen?.ChangedAt : _machine.GetTimestamp();
            _seen = seen = new Glance(counts, now, changedAt);
        }

        return seen.Counts.UnderWay > 0 || (seen.ChangedAt is { } at && _machine.GetElapsedTime(at) < KeptMax);
    }

    /// <param name="LookedAt">A timestamp of the machine, as <paramref name="ChangedAt"/>.</param>
    /// <param name="ChangedAt">When the numbers were found to be others; null: never.</param>
    private sealed record Glance(ErasureCounts Counts, long LookedAt, long? ChangedAt);
}
