namespace Coordination.Host.Tests;

/// <summary>
/// Tests that move the clock by months, whichever comes first, one at a time on one host of their own. Each begins at the instant at which
/// the one before it left the clock, or before it.
/// </summary>
[CollectionDefinition(nameof(MovedClock))]
public sealed class MovedClock : ICollectionFixture<OwnHost>;
