namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Tests that measure this process: none runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
