namespace Coordination.Adapters;

/// <summary>What the civil registration says happened to a person.</summary>
public enum CivilAction
{
    /// <summary>Somebody was born and has a number and a name.</summary>
    Born,

    /// <summary>Somebody moved to a municipality.</summary>
    Moved,

    /// <summary>Somebody died.</summary>
    Died,

    /// <summary>Somebody has another number.</summary>
    Renumbered,

    /// <summary>Name and address are protected from now on, or no longer.</summary>
    Protected,

    /// <summary>Somebody has another name.</summary>
    Named,
}
