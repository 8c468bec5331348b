using Orleans.Concurrency;

namespace Coordination.Silo.Inbox;

/// <summary>Hands what lies in one partition of the inbox to its citizens. Key: the partition.</summary>
[Alias("coordination.inbox-pump")]
[GrainInterfaceType("coordination.inbox-pump")]
internal interface IInboxPump : IGrainWithIntegerKey
{
    /// <summary>Says that there is something new in the partition.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Signal();

    /// <summary>Hands out again what has lain there unapplied, from the low-water mark on.</summary>
    [Alias("sweep"), OneWay, AlwaysInterleave]
    Task Sweep();
}
