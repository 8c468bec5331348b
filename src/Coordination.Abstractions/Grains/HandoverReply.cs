namespace Coordination.Grains;

/// <summary>An answer to a handover.</summary>
[GenerateSerializer, Alias("handover-reply")]
public enum HandoverReply
{
    /// <summary>Given by the receiver of the offer; for a requested handover, by the responsible person.</summary>
    Accept = 0,

    /// <summary>Given by the same persons as <see cref="Accept"/>. A reason is required.</summary>
    Decline = 1,

    /// <summary>Given by the person who offered or requested it.</summary>
    Withdraw = 2,
}
