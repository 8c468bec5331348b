namespace Coordination.Host.Tests.Faults;

/// <summary>Tests that kill and measure: one after the other, with the machine to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultsCollection
{
    public const string Name = "Faults";
}
