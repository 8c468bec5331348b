namespace Coordination.Storage.Database;

/// <summary>
/// A text contains U+0000. PostgreSQL refuses such a text. SQLite would store it and later return only its beginning, so it is
/// refused there too.
/// </summary>
internal sealed class UnstorableTextException() : Exception("A text holds U+0000, which no database column may hold.");
