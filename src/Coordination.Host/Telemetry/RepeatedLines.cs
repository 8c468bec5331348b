using System.Reflection;

namespace Coordination.Host.Telemetry;

/// <summary>
/// Decides which warnings and errors are logged: the first of each kind, and then one an interval. A full disk would otherwise fill the
/// log's disk too. A kind is who logs, the message's id, and the type of the exception and where it was thrown. Lines without an exception
/// are each about something else, and all are logged, but for Orleans', which tell of each message that was late.
/// </summary>
/// <remarks>Thread safe. The number of kinds is bounded; those beyond it count as one.</remarks>
internal sealed class RepeatedLines(TimeProvider time, TimeSpan interval)
{
    internal const int KindsMax = 1_000;

    /// <summary>Orleans tells of every message that was late.</summary>
    private const string Talkative = "Orleans.";

    private static readonly Kind Others = new("", 0, null, null);

    private readonly Lock _lock = new();
    private readonly Dictionary<Kind, (long LoggedAt, long LeftOut)> _kinds = [];

    /// <summary>Whether to log a line.</summary>
    /// <param name="leftOut">How many lines of its kind were left out since the last one.</param>
    internal bool Allows(string category, LogLevel level, EventId id, Exception? fault, out long leftOut)
    {
        leftOut = 0;
        if (level < LogLevel.Warning || interval == TimeSpan.Zero) return true;
        if (fault is null && !category.StartsWith(Talkative, StringComparison.Ordinal)) return true;
        var kind = new Kind(category, id.Id, fault?.GetType(), fault?.TargetSite);
        lock (_lock)
        {
            if (_kinds.Count >= KindsMax && !_kinds.ContainsKey(kind)) kind = Others;
            var isKnown = _kinds.TryGetValue(kind, out var last);
            if (isKnown && time.GetElapsedTime(last.LoggedAt) < interval)
            {
                _kinds[kind] = last with { LeftOut = last.LeftOut + 1 };
                return false;
            }

            if (_kinds.Count >= KindsMax) Forget();
            _kinds[kind] = (time.GetTimestamp(), 0);
            leftOut = last.LeftOut;
            return true;
        }
    }

    private void Forget()
    {
        foreach (var (kind, last) in _kinds.ToArray())
            if (last.LeftOut == 0 && time.GetElapsedTime(last.LoggedAt) >= interval) _kinds.Remove(kind);
    }

    private sealed record Kind(string Category, int Id, Type? Fault, MethodBase? Thrown);
}
