namespace Coordination.Host.Pages;

/// <summary>The entries of the main navigation. The entry of the current page is marked.</summary>
public enum NavigationItem
{
    /// <summary>No entry is marked.</summary>
    None,

    Desk,

    /// <summary>A leader's people.</summary>
    Team,

    Citizens,

    /// <summary>Hvem er ansvarlig?</summary>
    Responsible,

    Operations,

    Organization,

    /// <summary>Who looked at citizens, for the data-protection officer.</summary>
    Looks,

    /// <summary>Whose last matter ended long ago, for the data-protection officer.</summary>
    Retention,

    /// <summary>What advisers see.</summary>
    Patterns,

    Absence,

    Transfers,

    /// <summary>Of which alerts one wants mail.</summary>
    Notifications,

    /// <summary>What did not reach anybody, for leaders and operations.</summary>
    Undelivered,

    /// <summary>Where departments' decisions are sent, for whoever follows one, and for operations.</summary>
    Subscriptions,
}
