namespace Coordination.Host.Tests;

/// <summary>The tests of pages that change neither documents nor the clock, one at a time on one host of their own.</summary>
[CollectionDefinition(nameof(SharedPages))]
public sealed class SharedPages : ICollectionFixture<OwnHost>;
