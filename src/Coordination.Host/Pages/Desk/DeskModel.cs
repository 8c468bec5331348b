using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;

namespace Coordination.Host.Pages.Desk;

/// <summary>The desk: the content of <c>GET /api/v1/me/desk</c> and the open alerts.</summary>
/// <param name="Owed">What the user owes, the soonest due first.</param>
/// <param name="Given">Offers of the user that wait for an answer.</param>
/// <param name="Citizens">The user's citizens.</param>
/// <param name="Alerts">The open alerts.</param>
public sealed record DeskModel(
    IReadOnlyList<OwedItem> Owed, IReadOnlyList<HandoverModel> Given, IReadOnlyList<DeskCitizenModel> Citizens, AlertFeed Alerts)
{
    /// <summary>The units to which something may be handed over.</summary>
    public IReadOnlyList<UnitChoice> Units { get; init; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; init; }
}

/// <summary>Something the user owes. Exactly one of conflict, handover, deadline and contact is not null.</summary>
/// <param name="DueAt">The instant it is due; null when it has none.</param>
/// <param name="Conflict">A conflict to settle.</param>
/// <param name="Handover">A handover to answer.</param>
/// <param name="Deadline">A deadline to meet.</param>
/// <param name="Contact">A contact to answer.</param>
public sealed record OwedItem(
    DateTimeOffset? DueAt, ConflictModel? Conflict, HandoverModel? Handover, OwedDeadline? Deadline, ReceivedContactModel? Contact = null);

/// <summary>A deadline the user must meet.</summary>
/// <param name="Id">The deadline's id.</param>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="CitizenName">The citizen's name.</param>
/// <param name="Kind">The deadline's kind.</param>
/// <param name="Title">The department's own title; null: the kind's name is shown.</param>
/// <param name="Basis">The law or local basis; null: the policy names none.</param>
public sealed record OwedDeadline(string Id, string CitizenKey, string CitizenName, string Kind, string? Title, string? Basis)
{
    /// <summary>What meets it, in words.</summary>
    public string Meets { get; init; } = "";

    /// <summary>Whether it was missed before the department started to work with the service.</summary>
    public bool IsBeforeStart { get; init; }
}

/// <summary>One of the user's citizens.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The citizen's name.</param>
/// <param name="Departments">The departments with something active.</param>
/// <param name="Coordinator">The coordinator's name, or the department they work in where it is another; null: vacant.</param>
/// <param name="IsCoordinator">Whether the user is the coordinator.</param>
/// <param name="OpenConflicts">The number of open conflicts of the user or of a department the user works in.</param>
/// <param name="NextDueAt">The next deadline of the user or of a department the user works in; null: none.</param>
public sealed record DeskCitizenModel(
    string Key,
    string Name,
    IReadOnlyList<string> Departments,
    string? Coordinator,
    bool IsCoordinator,
    int OpenConflicts,
    DateTimeOffset? NextDueAt)
{
    /// <summary>Whether a leader assigned the user to the citizen as consultant.</summary>
    public bool IsConsultant { get; init; }
}
