namespace Coordination.Storage.Database;

/// <summary>Instants in SQLite: microseconds since 1970-01-01T00:00:00Z, the precision of PostgreSQL's timestamptz.</summary>
internal static class Microseconds
{
    internal static long From(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTimeOffset ToInstant(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
