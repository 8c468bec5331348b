namespace Coordination.Storage.Database.Sqlite;

/// <summary>
/// A text with U+0000. PostgreSQL refuses it; SQLite would store it and later return half of it, so it is refused there too.
/// </summary>
internal sealed class UnstorableTextException() : Exception("A text holds U+0000, which no database column may hold.");
