namespace Coordination.Storage.Journal;

/// <summary>
/// Appends that were decided one on the other, before the first was durable. Once one of them is not stored, none after it is: another
/// writer may have brought the citizen to the very version that it expects, with other facts.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class AppendChain
{
    private volatile bool _isBroken;

    /// <summary>Whether an append of the chain was not stored, or it is not known that it was.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Has every later append of the chain answered as outdated.</summary>
    public void Break() => _isBroken = true;
}
