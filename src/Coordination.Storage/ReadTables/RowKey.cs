namespace Coordination.Storage.ReadTables;

/// <summary>The primary key of a read row: one to three key columns, in order.</summary>
internal readonly record struct RowKey(string First, string Second = "", string Third = "");
