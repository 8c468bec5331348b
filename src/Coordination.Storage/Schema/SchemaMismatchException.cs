namespace Coordination.Storage.Schema;

/// <summary>The database's schema is not one this program may work on; the start is refused.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);
