namespace Coordination.Storage.Operations;

/// <summary>A position in the list of waits, to read on after it.</summary>
public sealed record WaitPosition(DateTimeOffset EndedAt, string Citizen, string Id, string Stage);
