namespace Coordination.Storage.Database;

/// <summary>Instants as SQLite keeps them: microseconds since 1970-01-01T00:00:00Z, as exact as PostgreSQL's timestamptz.</summary>
internal static class Microseconds
{
    internal static long From(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTimeOffset ToInstant(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
