namespace Coordination.Storage;

/// <summary>How Orleans' ADO.NET providers reach the database whose tables the migrations made for them.</summary>
/// <param name="Invariant">The provider's name; <c>System.Data.SQLite</c> stands for Microsoft.Data.Sqlite.</param>
/// <param name="ConnectionString">The connection string.</param>
public sealed record AdoNetAccess(string Invariant, string ConnectionString);
