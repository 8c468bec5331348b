using Coordination.Storage.Journal;

namespace Coordination.Silo.Inbox;

/// <summary>Assigns citizens to the inbox's partitions.</summary>
public static class Partitions
{
    /// <summary>The number of partitions. It never changes, because events in a removed partition would never be delivered.</summary>
    public const int Count = 8;

    public static int Of(string citizen) => (int)(CitizenRing.PointOf(citizen) % Count);
}
