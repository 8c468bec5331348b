namespace Coordination.Host.Tests.Faults;

/// <summary>
/// Tests that kill and freeze hosts: one after the other, for each runs several. They mostly wait, so other tests run beside them, and
/// they begin first (<see cref="FaultsFirst"/>).
/// </summary>
[CollectionDefinition(Name)]
public sealed class FaultsCollection
{
    public const string Name = "Faults";
}
