using Coordination.Host.Tests.Faults;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(FaultsFirst))]

namespace Coordination.Host.Tests.Faults;

/// <summary>The longest collection begins first, so that no lane is left to wait for it at the end.</summary>
public sealed class FaultsFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(static collection => collection.TestCollectionDisplayName == FaultsCollection.Name)];
}
