using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages;

/// <summary>What every page needs around its own content.</summary>
/// <param name="Reader">Language and instant the page is written for.</param>
/// <param name="Path">The page's own path and query: where a form leads back to.</param>
/// <param name="User">Whoever is signed in; null on the sign-in page.</param>
/// <param name="OpenAlerts">Alerts the user has not acknowledged: the number beside "Mit skrivebord".</param>
/// <param name="Municipality">The line under the product's name.</param>
/// <param name="Notice">What became of the form that led here.</param>
public sealed record PageFrame(Reader Reader, string Path, SignedIn? User, int OpenAlerts, string Municipality, Notice? Notice = null);

/// <summary>Whoever is signed in, as the header shows them.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Role">Department and unit, or a role such as operations.</param>
/// <param name="SeesOperations">Whether the way to the operations page is shown.</param>
/// <param name="HasDesk">Whether the way to a desk is shown: caseworkers have one.</param>
/// <param name="SeesCitizens">Whether the way to citizens is shown.</param>
public sealed record SignedIn(string Name, string Role, bool SeesOperations, bool HasDesk = true, bool SeesCitizens = true);

/// <summary>The entries of the main navigation.</summary>
public enum Place
{
    /// <summary>None is marked: sign-in.</summary>
    None,

    /// <summary>Mit skrivebord.</summary>
    Desk,

    /// <summary>Borger.</summary>
    Citizens,

    /// <summary>Hvem er ansvarlig?</summary>
    Responsible,

    /// <summary>Drift.</summary>
    Operations,

    /// <summary>Organization.</summary>
    Organization,

    /// <summary>Fravær.</summary>
    Absence,

    /// <summary>Sagsoverdragelser.</summary>
    Transfers,
}
