namespace Coordination.Simulator.Sending;

/// <summary>What is wrong with an event that is sent so that the service refuses it.</summary>
internal enum Flaw
{
    /// <summary>It claims to come from another department's system.</summary>
    ForeignSource,

    /// <summary>It is of a type that there is not.</summary>
    UnknownType,

    /// <summary>It is about nobody, in a statement of SQL.</summary>
    NoCitizen,

    /// <summary>Its time is a word.</summary>
    NoTime,

    /// <summary>Its data are a long text.</summary>
    WrongData,
}
