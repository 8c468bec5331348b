namespace Coordination.Domain.Policies;

/// <summary>A version of policy in its place in the book.</summary>
/// <param name="Policy">What it says.</param>
/// <param name="AppliesFrom">The instant it applies from: local midnight of its first day, or when it was put, if that was later.</param>
/// <param name="Number">0 for the one delivered, then rising in the order versions were put; below 2^20.</param>
public sealed record PolicyVersion(Policy Policy, DateTimeOffset AppliesFrom, long Number)
{
    private const int NumberBits = 20;

    /// <summary>
    /// Rises with the instant versions apply from, and of several from one instant with the order they were put: a citizen
    /// reconciled under a version is behind every one with a higher mark. 0 for the version delivered.
    /// </summary>
    public long Mark => Number == 0 ? 0 : (AppliesFrom.ToUnixTimeMilliseconds() << NumberBits) | Number;
}
