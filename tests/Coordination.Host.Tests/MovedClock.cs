namespace Coordination.Host.Tests;

/// <summary>
/// Tests that move the clock by months, one at a time on one host of their own, whichever comes first: each begins where the clock stands.
/// </summary>
[CollectionDefinition(nameof(MovedClock))]
public sealed class MovedClock : ICollectionFixture<OwnHost>;
