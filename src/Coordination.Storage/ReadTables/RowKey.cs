namespace Coordination.Storage.ReadTables;

/// <summary>What identifies a row of a read table: the citizen and one or two parts more.</summary>
internal readonly record struct RowKey(string Citizen, string First, string Second = "");
