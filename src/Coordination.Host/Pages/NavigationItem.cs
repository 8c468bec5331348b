namespace Coordination.Host.Pages;

/// <summary>The entries of the main navigation. The entry of the current page is marked.</summary>
public enum NavigationItem
{
    /// <summary>No entry is marked.</summary>
    None,

    /// <summary>Mit skrivebord.</summary>
    Desk,

    /// <summary>Borger.</summary>
    Citizens,

    /// <summary>Hvem er ansvarlig?</summary>
    Responsible,

    /// <summary>Drift.</summary>
    Operations,

    /// <summary>Organisationen.</summary>
    Organization,

    /// <summary>Fravær.</summary>
    Absence,

    /// <summary>Sagsoverdragelser.</summary>
    Transfers,
}
