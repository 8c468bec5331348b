namespace Coordination.Silo.Feed;

/// <summary>A citizen's place does not answer now. Whoever reads on from the same position later misses nothing.</summary>
public sealed class FeedWaitsException(Exception inner)
    : Exception("A citizen's place does not answer; the feed waits for it for a while.", inner);
