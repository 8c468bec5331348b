using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// The decisions that concern a department, in the order of their positions. Key: the department's code. Orleans clients read them as a
/// stream (<see cref="Streams.DecisionStreams"/>), which calls this grain. Whoever reads on from <see cref="FeedPageView.To"/> of the last
/// page misses nothing and gets nothing twice.
/// </summary>
[Alias("coordination.department-feed")]
[GrainInterfaceType("coordination.department-feed")]
public interface IDepartmentFeedGrain : IGrainWithStringKey
{
    /// <summary>The position from which only what is decided from now on is read.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller may not follow the department.</exception>
    /// <exception cref="ArgumentException">The organization knows no such department.</exception>
    [Alias("last-position")]
    Task<long> LastPosition();

    /// <summary>The decisions after a position.</summary>
    /// <param name="position">A position of this service; 0: from the beginning.</param>
    /// <param name="limit">The maximum number of decisions; from 1 to 1,000, others count as the nearest of these.</param>
    /// <param name="wait">How long an answer waits for a decision when there is none; at most 10 seconds.</param>
    /// <exception cref="UnauthorizedAccessException">The caller may not follow the department.</exception>
    /// <exception cref="ArgumentException">
    /// The organization knows no such department, or the position was never given out: it is of another database, or of this one before
    /// it was restored. Then the message says after which position to read on.
    /// </exception>
    [Alias("read-after")]
    Task<FeedPageView> ReadAfter(long position, int limit, TimeSpan wait);
}
