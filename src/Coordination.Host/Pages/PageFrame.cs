using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages;

/// <summary>What the layout shows around a page's content.</summary>
/// <param name="Localizer">The user's language and the instant of the request.</param>
/// <param name="Path">The page's own path and query. Forms redirect back to it.</param>
/// <param name="User">The signed-in user; null on the sign-in page.</param>
/// <param name="OpenAlerts">Alerts the user has not acknowledged: the number beside "Mit skrivebord".</param>
/// <param name="Municipality">The line beneath the product's name.</param>
/// <param name="Message">The result of the form that redirected here; null when none did.</param>
public sealed record PageFrame(
    Localizer Localizer, string Path, HeaderUser? User, int OpenAlerts, string Municipality, FlashMessage? Message = null);

/// <summary>The signed-in user as the header shows them.</summary>
/// <param name="Name">The person's name, or the name of a role.</param>
/// <param name="Role">Department and unit of a person; for a role the word "role".</param>
/// <param name="SeesOperations">Whether the navigation shows operations, organization and transfers.</param>
/// <param name="HasDesk">Whether the navigation shows the desk and the absence page. Only caseworkers have them.</param>
/// <param name="SeesCitizens">Whether the navigation shows citizens.</param>
/// <param name="SeesTeam">Whether the navigation shows the page of leaders.</param>
public sealed record HeaderUser(string Name, string Role, bool SeesOperations, bool HasDesk = true, bool SeesCitizens = true,
    bool SeesLooks = false, bool SeesTeam = false)
{
    /// <summary>The name of the operations page: an overview for leaders, operations for who runs the service.</summary>
    public string OperationsText => HasDesk ? "nav.overview" : "nav.operations";

    /// <summary>Whether the navigation shows the patterns.</summary>
    public bool SeesPatterns { get; init; }

    /// <summary>Whether the navigation shows the subscriptions to decisions.</summary>
    public bool SeesSubscriptions { get; init; }

    /// <summary>Alerts and mails that did not reach anybody, of those the user leads: the number beside "Nåede ingen".</summary>
    public int Undelivered { get; init; }
}
