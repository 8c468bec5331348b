using Coordination.Storage.Journal;

namespace Coordination.Silo.Inbox;

/// <summary>How citizens are spread over the inbox's partitions.</summary>
public static class Partitions
{
    /// <summary>Number of partitions; changing it strands what lies in the inbox.</summary>
    public const int Count = 8;

    /// <summary>The partition of a citizen.</summary>
    public static int Of(string citizen) => (int)(CitizenRing.PointOf(citizen) % Count);
}
