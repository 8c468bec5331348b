namespace Coordination.Storage;

/// <summary>How Orleans' ADO.NET providers reach the database. The migrations create their tables.</summary>
/// <param name="Invariant">The provider's name. <c>System.Data.SQLite</c> stands for Microsoft.Data.Sqlite.</param>
public sealed record AdoNetAccess(string Invariant, string ConnectionString);
