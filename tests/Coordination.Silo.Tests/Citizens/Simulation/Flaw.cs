namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>A fault of the storage or of calls, put in on purpose: the simulation is worth something only if it finds each.</summary>
public enum Flaw
{
    None,

    /// <summary>An append is answered when it is queued.</summary>
    AcknowledgesBeforeCommit,

    /// <summary>An append is stored whatever version the citizen has.</summary>
    SkipsVersionCheck,

    /// <summary>Events leave the inbox when the append is queued, not with its commit.</summary>
    RemovesFromInboxOutside,

    /// <summary>A citizen that is due is no longer due once somebody has read so.</summary>
    WakesOnceTooFew,

    /// <summary>A position is given again after a commit whose answer was lost.</summary>
    ReusesPosition,

    /// <summary>An append is stored although the one that it was decided on was not, if its version fits.</summary>
    ForgetsChains,

    /// <summary>A place that joins is told that it was taken over, and was not.</summary>
    LosesTakeOver,

    /// <summary>A place that parts with a key is told that it was taken back, and was not.</summary>
    LosesTakeBack,
}
