namespace Coordination.Grains;

/// <summary>An answer to a handover.</summary>
[GenerateSerializer, Alias("handover-reply")]
public enum HandoverReply
{
    /// <summary>By whoever it is offered to; of a requested handover by whoever is responsible.</summary>
    Accept = 0,

    /// <summary>As <see cref="Accept"/>; a reason is required.</summary>
    Decline = 1,

    /// <summary>By whoever offered or requested it.</summary>
    Withdraw = 2,
}
