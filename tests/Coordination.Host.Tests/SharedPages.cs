namespace Coordination.Host.Tests;

/// <summary>The tests of pages that change neither documents nor the clock, one at a time and on one host, which is not the API's.</summary>
[CollectionDefinition(nameof(SharedPages))]
public sealed class SharedPages : ICollectionFixture<OwnHost>;
