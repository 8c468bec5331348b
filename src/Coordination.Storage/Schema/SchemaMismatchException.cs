namespace Coordination.Storage.Schema;

/// <summary>This program may not use the database's schema. The start is refused.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);
