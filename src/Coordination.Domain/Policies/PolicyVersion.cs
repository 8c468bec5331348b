namespace Coordination.Domain.Policies;

/// <summary>A policy version with its position in the book.</summary>
/// <param name="Policy">Its document.</param>
/// <param name="AppliesFrom">
/// The instant it applies from: local midnight of its first day, or the instant it was put if that is later.
/// </param>
/// <param name="Number">0 for the delivered version, then increasing in the order versions are put; below 2^20.</param>
public sealed record PolicyVersion(Policy Policy, DateTimeOffset AppliesFrom, long Number)
{
    private const int NumberBits = 20;

    /// <summary>
    /// Increases with the instant from which versions apply, then with the order in which they were put. A citizen reconciled under a
    /// version is behind every version with a higher mark. 0 for the delivered version.
    /// </summary>
    public long Mark => Number == 0 ? 0 : (AppliesFrom.ToUnixTimeMilliseconds() << NumberBits) | Number;
}
