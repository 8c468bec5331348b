namespace Coordination.Storage.Database.Sqlite;

/// <summary>A text with U+0000: SQLite would take it and later show half of it; PostgreSQL refuses it, so both do.</summary>
internal sealed class UnstorableTextException() : Exception("A text holds U+0000, which no database column may hold.");
