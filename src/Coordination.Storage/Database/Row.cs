using System.Data.Common;

namespace Coordination.Storage.Database;

/// <summary>The current row of a reader. Columns are read by ordinal, in the same way on both engines.</summary>
internal readonly struct Row(DbDataReader reader, bool instantsAreMicroseconds)
{
    internal string Text(int column) => reader.GetString(column);

    internal string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    internal byte[] Utf8(int column) => reader.GetFieldValue<byte[]>(column);

    internal long Number(int column) => reader.GetInt64(column);

    internal long? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    internal int Count(int column) => checked((int)reader.GetInt64(column));

    internal bool Flag(int column) => reader.GetBoolean(column);

    internal DateOnly Date(int column) => reader.GetFieldValue<DateOnly>(column);

    internal DateOnly? DateOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    internal DateTimeOffset Instant(int column) => instantsAreMicroseconds
        ? Microseconds.ToInstant(reader.GetInt64(column))
        : new DateTimeOffset(reader.GetFieldValue<DateTime>(column), TimeSpan.Zero);

    internal DateTimeOffset? InstantOrNull(int column) => reader.IsDBNull(column) ? null : Instant(column);
}
