using Orleans.Concurrency;

namespace Coordination.Silo.Inbox;

/// <summary>Delivers the events of one partition of the inbox to their citizens. Key: the partition's number.</summary>
[Alias("coordination.inbox-pump")]
[GrainInterfaceType("coordination.inbox-pump")]
internal interface IInboxPump : IGrainWithIntegerKey
{
    /// <summary>Has the pump look for new events. Does not wait for them.</summary>
    [Alias("ring"), OneWay, AlwaysInterleave]
    Task Signal();

    /// <summary>Delivers again the events that were delivered before and are still in the inbox. Does not wait for it.</summary>
    [Alias("sweep"), OneWay, AlwaysInterleave]
    Task Sweep();
}
