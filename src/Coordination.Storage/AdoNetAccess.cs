namespace Coordination.Storage;

/// <summary>What Orleans' ADO.NET providers need to reach the database; the migrations create their tables.</summary>
/// <param name="Invariant">The provider's name; <c>System.Data.SQLite</c> stands for Microsoft.Data.Sqlite.</param>
public sealed record AdoNetAccess(string Invariant, string ConnectionString);
