namespace Coordination.Host.Tests.Access;

/// <summary>Tests that share the host with a gateway for clients of other programs.</summary>
[CollectionDefinition(Name)]
public sealed class DoorsCollection : ICollectionFixture<DoorsHost>
{
    internal const string Name = "Doors";
}
