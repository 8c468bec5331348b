namespace Coordination.Domain.Access;

// One closed family: what a viewer sees of a citizen, and why.

/// <summary>What a viewer sees of a citizen.</summary>
public abstract record AccessDecision
{
    private protected AccessDecision()
    {
    }

    /// <summary>Whether the viewer sees the citizen.</summary>
    public bool IsSeen => this is Seen;

    /// <summary>What is seen; null: nothing.</summary>
    public Disclosure? Shown => (this as Seen)?.What;

    /// <summary>Everything is seen.</summary>
    public static AccessDecision Whole(AccessGround ground) => new Seen(Disclosure.Whole(ground));

    /// <summary>Nothing is seen.</summary>
    public static AccessDecision Nothing(NotSeenReason reason) => new NothingSeen(reason);
}

/// <summary>The citizen is seen: everything, or some departments' content in full and the others' masked.</summary>
public sealed record Seen(Disclosure What) : AccessDecision;

/// <summary>Nothing is seen.</summary>
/// <param name="Reason">The first reason that applies, in the order of <see cref="NotSeenReason"/>.</param>
public sealed record NothingSeen(NotSeenReason Reason) : AccessDecision
{
    /// <summary>The reason in English, for the caller. It reveals nothing about the citizen.</summary>
    public string Why => Reason switch
    {
        NotSeenReason.HasLeft => "Whoever has left the organization sees and decides nothing any more.",
        NotSeenReason.UnknownCitizen => "Nothing was ever heard of a citizen of this key.",
        NotSeenReason.SeesNoCitizen => "Callers of this kind see no citizen.",
        NotSeenReason.NotInvolved => "The caller is not involved with this citizen.",
        _ => throw new InvalidOperationException($"No words for {Reason}."),
    };
}

/// <summary>Why a viewer sees nothing of a citizen.</summary>
public enum NotSeenReason
{
    /// <summary>The caseworker has left the organization. From that instant on nothing is seen, on any ground.</summary>
    HasLeft,

    /// <summary>No event about the citizen was ever reported. Only viewers who see every citizen are told.</summary>
    UnknownCitizen,

    /// <summary>Operations and department systems see no citizen.</summary>
    SeesNoCitizen,

    /// <summary>The caseworker is not involved with the citizen and leads nobody who is.</summary>
    NotInvolved,
}
